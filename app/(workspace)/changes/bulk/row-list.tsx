'use client'
import { CircleCheck, CircleSlash } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { StatusBadge } from '#components/change/status-badge'
import { useReply } from '#components/ui/action-form'
import { Id, Mark } from '#components/ui/badge'
import { PanelRow } from '#components/ui/panel'
import type { RowResult } from '#lib/change/bulk/act'
import type { ChangeStatus } from '#lib/change/lifecycle'

type Row = {
  number: string
  href: string
  title: string
  /** Null for what the reader may not see. */
  status: ChangeStatus | null
  held: boolean
  ok: boolean
  says: string
}

/** Each change with what will happen to it or why not; once done, with what became of it. */
export function RowList({ rows, children }: { rows: readonly Row[]; children: ReactNode }) {
  const reply = useReply()
  const results = reply?.ok ? (reply.value as readonly RowResult[]) : null
  return (
    <>
      <ul aria-label={results ? 'Results' : 'Preview'}>
        {rows.map((row) => {
          const { ok, says } = results?.find(({ number }) => number === row.number) ?? row
          return (
            <PanelRow
              key={row.number}
              as="li"
              wide
              mark={<Id>{row.number}</Id>}
              title={row.status ? <Link href={row.href}>{row.title}</Link> : 'Not found'}
              detail={
                <Mark tone={ok ? 'ok' : 'warn'} icon={ok ? <CircleCheck /> : <CircleSlash />}>
                  {says}
                </Mark>
              }
              end={row.status && !results ? <StatusBadge status={row.status} onHold={row.held} /> : null}
            />
          )
        })}
      </ul>
      {results ? null : children}
    </>
  )
}
