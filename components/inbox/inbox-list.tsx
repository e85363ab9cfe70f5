import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { CategoryMark } from '#components/change/category-badge'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { Count, Id, Kbd } from '#components/ui/badge'
import { Clock } from '#components/ui/clock'
import { Time } from '#components/ui/time'
import type { InboxItem } from '#lib/approval/inbox/queries'
import { GROUP_WORDS, GROUPS } from '#lib/approval/inbox/urgency'
import { paths } from '#lib/paths'
import { askedOf } from './asked'

const DAY = 86_400_000
/** When work may begin is no deadline, so no clock runs against it. */
const BEGINS: readonly InboxItem['ask'][] = ['start', 'schedule']

export const keyOf = ({ ask, number, ref }: InboxItem) => `${ask} ${number} ${ref ?? ''}`

/** What waits, by urgency; each row opens its change beside the list. */
export function InboxList({
  items,
  open,
  zone,
  now,
}: {
  items: readonly InboxItem[]
  open: string | undefined
  zone: string
  now: Date
}) {
  return (
    <>
      {GROUPS.map((group) => {
        const rows = items.filter((item) => item.group === group)
        return rows.length === 0 ? null : (
          <details key={group} open className="group/list">
            <summary className="flex min-h-8 cursor-pointer list-none items-center gap-2 border-y border-line bg-sunken px-5 -mt-px max-md:px-4">
              <ChevronDown className="size-3.5 text-3 group-not-open/list:-rotate-90" />
              <h2 className={clsx('text-ui', group === 'overdue' && 'text-stop')}>{GROUP_WORDS[group]}</h2>
              <Count>{rows.length}</Count>
            </summary>
            <ul className="divide-y divide-line">
              {rows.map((item) => (
                <Row key={keyOf(item)} item={item} current={item.number === open} zone={zone} now={now} />
              ))}
            </ul>
          </details>
        )
      })}
      {items.length > 0 ? (
        <p className="flex flex-wrap gap-x-1.5 gap-y-1 border-t border-line px-6 py-3 text-meta text-3 max-md:hidden print:hidden">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> move <Kbd>Space</Kbd> peek <Kbd>A</Kbd> decide <Kbd>Esc</Kbd> close
        </p>
      ) : null}
    </>
  )
}

function Row({ item, current, zone, now }: { item: InboxItem; current: boolean; zone: string; now: Date }) {
  const { number, title, riskLevel, category, plannedStart, plannedEnd, dueAt, held } = item
  return (
    <li
      className={clsx(
        'relative flex items-center gap-3 px-6 py-2 max-md:items-start max-md:px-4 max-md:py-3',
        'has-[a[data-item]:focus-visible]:outline-2 has-[a[data-item]:focus-visible]:-outline-offset-2 has-[a[data-item]:focus-visible]:outline-focus',
        current ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-fill-1',
      )}
    >
      {riskLevel ? (
        <RiskTile level={riskLevel} large />
      ) : (
        <span className="size-5 shrink-0 rounded-[5px] border border-dashed border-control" />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex gap-x-1.5 max-md:block">
          <span className="shrink-0 max-md:block">
            <Id>{number}</Id>
          </span>
          <Link
            href={paths.inbox({ open: number })}
            prefetch={false}
            scroll={false}
            data-item=""
            aria-current={current ? 'true' : undefined}
            className="min-w-0 font-label text-1 no-underline after:absolute after:inset-0 hover:no-underline focus-visible:outline-none md:truncate max-md:text-read"
          >
            {title || 'Untitled'}
          </Link>
        </div>
        <p className="flex flex-wrap items-center gap-x-2 text-meta text-3 md:flex-nowrap md:[&>*]:shrink-0 md:[&>*:first-child]:shrink [&>*:not(:last-child)]:after:ms-2 [&>*:not(:last-child)]:after:text-3 [&>*:not(:last-child)]:after:content-['•'] max-md:[&>*:nth-child(3)]:after:content-none">
          <span className="max-w-full min-w-0 text-1 md:inline-flex md:after:shrink-0">
            <span className="md:truncate">{askedOf(item)}</span>
          </span>
          <span>
            <CategoryMark category={category} />
          </span>
          <span>{riskLevel ? RISK_WORDS[riskLevel] : 'Not assessed'}</span>
          {plannedStart ? (
            <span className="max-md:hidden">
              <Time at={plannedStart} zone={zone} now={now} />
              {plannedEnd ? <Until from={plannedStart} to={plannedEnd} zone={zone} now={now} /> : null}
            </span>
          ) : (
            <span className="max-md:hidden">No time yet</span>
          )}
        </p>
        <p className="mt-0.5 md:hidden">
          <Due item={item} dueAt={dueAt} held={held} zone={zone} now={now} />
        </p>
      </div>
      <div className="shrink-0 text-end max-md:hidden">
        <Due item={item} dueAt={dueAt} held={held} zone={zone} now={now} />
        <p className="text-meta text-3">by {item.requestor}</p>
      </div>
    </li>
  )
}

function Until({ from, to, zone, now }: { from: Date; to: Date; zone: string; now: Date }) {
  const within = to.getTime() - from.getTime() < DAY / 2
  return (
    <>
      –<Time at={to} zone={zone} shape={within ? 'time' : 'day-time'} now={now} />
    </>
  )
}

function Due({
  item,
  dueAt,
  held,
  zone,
  now,
}: {
  item: InboxItem
  dueAt: Date | null
  held: boolean
  zone: string
  now: Date
}) {
  if (held) return <span className="text-meta font-label text-warn">On hold</span>
  if (!dueAt) return item.ask === 'vote' ? null : <span className="text-meta text-3">No deadline</span>
  if (BEGINS.includes(item.ask))
    return (
      <span className="text-meta text-2">
        starts <Time at={dueAt} zone={zone} now={now} />
      </span>
    )
  // The ring shows the share of a day that is left: most deadlines are a day (D114).
  return <Clock from={new Date(dueAt.getTime() - DAY)} due={dueAt} now={now} />
}
