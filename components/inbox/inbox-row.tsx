import clsx from 'clsx'
import Link from 'next/link'
import { CategoryMark } from '#components/change/category-badge'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { Clock } from '#components/ui/clock'
import { TimeRange } from '#components/ui/time'
import type { InboxItem } from '#lib/approval/inbox/queries'
import { ASK_WORDS } from '#lib/approval/inbox/urgency'
import { ROLE_NAMES } from '#lib/auth/roles'

const DAY = 86_400_000

/** What is asked, in words: "Decide as security lead". */
function asked({ ask, role, note }: InboxItem): string {
  const name =
    role === 'board'
      ? 'the board'
      : role === 'freeze_owner'
        ? 'owner of the freeze'
        : role && ROLE_NAMES[role]
  if (ask === 'decide' && name) return `Decide as ${name.toLowerCase()}`
  if (ask === 'awaited' && name) return `Waiting for ${name.toLowerCase()}`
  return note ? `${ASK_WORDS[ask]}: ${note}` : ASK_WORDS[ask]
}

/** One thing that waits: the change, what is asked of the reader, and by when. */
export function InboxRow({
  item,
  href,
  current,
  zone,
  now,
}: {
  item: InboxItem
  href: string
  current: boolean
  zone: string
  now: Date
}) {
  const { number, title, riskLevel, category, plannedStart, plannedEnd, dueAt, held, group } = item
  return (
    <li
      className={clsx(
        'border-b border-line',
        current && 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <Link
        href={href}
        prefetch={false}
        aria-current={current || undefined}
        className="flex items-start gap-3 px-6 py-2.5 text-1 no-underline hover:bg-fill-1 hover:no-underline max-md:px-4"
      >
        <span className="mt-0.5">{riskLevel ? <RiskTile level={riskLevel} /> : null}</span>
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="truncate">
            <span className="text-2 tabular-nums">{number}</span>{' '}
            <span className="font-label">{title || 'Untitled'}</span>
          </span>
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-meta text-3">
            <span className="max-w-full truncate text-1">{asked(item)}</span>
            <CategoryMark category={category} />
            {riskLevel ? <span>{RISK_WORDS[riskLevel]}</span> : null}
            {plannedStart && plannedEnd ? (
              <TimeRange from={plannedStart} to={plannedEnd} zone={zone} now={now} />
            ) : null}
          </span>
        </span>
        <span className="grid justify-items-end gap-0.5 text-meta text-3">
          {held ? (
            <span>On hold</span>
          ) : dueAt && group !== 'told' ? (
            <Clock from={new Date(dueAt.getTime() - DAY)} due={dueAt} now={now} />
          ) : null}
          <span className="max-md:hidden">{item.requestor}</span>
        </span>
      </Link>
    </li>
  )
}
