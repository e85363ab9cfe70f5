import Link from 'next/link'
import type { ReactNode } from 'react'
import { CategoryMark } from '#components/change/category-badge'
import { RiskBadge } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import { DescriptionList } from '#components/ui/description-list'
import { TimeRange } from '#components/ui/time'
import { paths } from '#lib/paths'
import { Side } from '../changes/[number]/(record)/side'
import { loadChange } from '../changes/[number]/load-change'

/** The decision brief: what a person weighs, who else decides, and the form to decide in. */
export async function Peek({ number, close }: { number: string; close: ReactNode }) {
  const { page, readerZone } = await loadChange(number)
  const { subject, content, planned, zone, now } = page
  const { rollback } = content
  const tested = rollback.testedOn
    ? `, tested ${rollback.testedOn}${rollback.testedWhere ? ` in ${rollback.testedWhere}` : ''}`
    : ', not tested'
  return (
    <>
      <div className="grid gap-1 border-b border-line px-6 py-4 max-md:px-4">
        <div className="flex flex-wrap items-center gap-2 text-meta">
          <Link href={paths.change(number)}>{number}</Link>
          <CategoryMark category={subject.category} />
          <RiskBadge level={subject.riskLevel} />
          <StatusBadge status={subject.status} outcome={subject.outcome} onHold={subject.heldAt !== null} />
          {close}
        </div>
        <h2 className="text-lead font-heading">
          <Link href={paths.change(number)} className="text-1">
            {subject.title || 'Untitled'}
          </Link>
        </h2>
        <p className="text-meta text-3">Requested by {page.requestor.name}</p>
      </div>
      <div className="grid gap-4 px-6 py-4 max-md:px-4">
        <p className="read whitespace-pre-line">{content.description}</p>
        <DescriptionList
          items={[
            { term: 'Why', detail: content.justification || 'Not said' },
            { term: 'Services', detail: page.services.map(({ name }) => name).join(', ') || 'None named' },
            {
              term: 'When',
              detail: planned ? (
                <TimeRange
                  from={planned.start}
                  to={planned.end}
                  zone={zone}
                  readerZone={readerZone}
                  now={now}
                />
              ) : (
                'No time is planned'
              ),
            },
            {
              term: 'Rollback',
              detail: rollback.notPossible
                ? 'Not possible, forward fix only'
                : rollback.steps.length > 0
                  ? `${rollback.steps.length} steps${tested}`
                  : 'None planned',
            },
          ]}
        />
        <Side page={page} />
      </div>
    </>
  )
}
