import { DoorOpen, Lock, LockOpen, TriangleAlert, Users } from 'lucide-react'
import Link from 'next/link'
import { CategoryMark } from '#components/change/category-badge'
import { ConflictMark } from '#components/change/check-badge'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import { Id } from '#components/ui/badge'
import { EmptyState } from '#components/ui/empty-state'
import { formatTime, Time, TimeRange } from '#components/ui/time'
import type { Day } from '#lib/calendar/month'
import type { CalendarChange, CalendarView } from '#lib/calendar/month/queries'
import { overlaps } from '#lib/calendar/window'
import { paths } from '#lib/paths'

type Props = {
  days: readonly Day[]
  calendar: CalendarView
  zone: string
  readerZone?: string
  now: Date
  /** Prefix of the ids, so that two lists may share a page. */
  idPrefix?: string
}

/** The same as the grid, day by day in words; days on which nothing happens are left out. */
export function DayList({ days, calendar, zone, readerZone, now, idPrefix = 'd-' }: Props) {
  const filled = days
    .map((day) => ({
      day,
      holiday: calendar.holidays.get(day.date),
      changes: calendar.changes.filter((change) => overlaps(change, day)),
      windows: calendar.windows.filter(({ start }) => day.start <= start && start < day.end),
      // A freeze is told of where it begins, or on the first day of the range.
      freezes: calendar.freezes.filter(
        ({ start }) => (day.start <= start && start < day.end) || (day === days[0] && start < day.start),
      ),
      boards: calendar.boards.filter((board) => day.start <= board && board < day.end),
    }))
    .filter(({ holiday, ...kinds }) =>
      holiday
        ? true
        : [kinds.changes, kinds.windows, kinds.freezes, kinds.boards].some(({ length }) => length > 0),
    )
  if (filled.length === 0)
    return (
      <div className="p-4">
        <EmptyState kind="clear" title="Nothing is planned in this month">
          A change stands here as soon as it has a planned time, between the windows that are open to it and
          the freezes that are not.
        </EmptyState>
      </div>
    )
  return (
    <ol>
      {filled.map(({ day, holiday, changes, windows, freezes, boards }) => (
        <li key={day.date} id={`${idPrefix}${day.date}`} className="scroll-mt-14 border-b border-line">
          <h2 className="flex items-baseline gap-2 bg-sunken px-6 py-1.5 text-ui max-md:px-4">
            {formatTime(day.start, zone, 'day', now)}
            {day.start <= now && now < day.end ? <span className="text-accent">today</span> : null}
            {holiday ? <span className="font-normal text-3">{holiday}</span> : null}
          </h2>
          <ul className="divide-y divide-line">
            {freezes.map(({ freeze, start, end }) => (
              <Row key={`${freeze.id}${start.getTime()}`} mark={freeze.hard ? <Lock /> : <LockOpen />}>
                <b>{freeze.name}</b>,{' '}
                {freeze.hard ? 'hard freeze: blocks all but emergencies' : 'soft freeze: asks for a reason'}
                <Line>
                  <TimeRange from={start} to={end} zone={zone} readerZone={readerZone} now={now} />
                  {freeze.services.length > 0 ? ` · ${freeze.services.join(', ')}` : ' · every service'}
                </Line>
              </Row>
            ))}
            {boards.map((board) => (
              <Row key={board.getTime()} mark={<Users />}>
                <b>CAB</b>{' '}
                <span className="text-meta text-3">
                  <Time at={board} zone={zone} shape="time" withZone />
                </span>
              </Row>
            ))}
            {windows.map(({ window, start, end }) => (
              <Row key={`${window.id}${start.getTime()}`} mark={<DoorOpen />}>
                {window.name}, up to {RISK_WORDS[window.maxRisk].toLowerCase()} risk{' '}
                <span className="text-meta text-3">
                  <TimeRange from={start} to={end} zone={zone} readerZone={readerZone} now={now} ofDay />
                </span>
              </Row>
            ))}
            {changes.map((change) => (
              <ChangeRow key={change.number} {...{ change, zone, readerZone, now }} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

const Line = ({ children }: { children: React.ReactNode }) => (
  <span className="block text-meta text-3">{children}</span>
)
function Row({ mark, children }: { mark: React.ReactNode; children: React.ReactNode }) {
  return (
    <li className="flex gap-3 px-6 py-2 max-md:px-4">
      <span className="mt-0.5 text-3 [&>svg]:size-4">{mark}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function ChangeRow({
  change,
  zone,
  readerZone,
  now,
}: {
  change: CalendarChange
  zone: string
  readerZone?: string
  now: Date
}) {
  const [first] = change.conflicts
  const badge = (
    <StatusBadge status={change.status} outcome={change.outcome} onHold={change.heldAt !== null} />
  )
  return (
    <li className="relative flex gap-3 px-6 py-2 hover:bg-fill-1 max-md:px-4">
      <span className="mt-0.5">
        {change.riskLevel ? (
          <RiskTile level={change.riskLevel} named />
        ) : (
          <TriangleAlert className="size-4 text-3" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <Id>{change.number}</Id>{' '}
        <Link
          prefetch={false}
          href={paths.change(change.number)}
          className="font-label text-1 after:absolute after:inset-0"
        >
          {change.title || 'Untitled'}
        </Link>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-meta text-2">
          <TimeRange
            from={change.start}
            to={change.end}
            zone={zone}
            readerZone={readerZone}
            now={now}
            ofDay
          />
          <CategoryMark category={change.category} />
          <span className="md:hidden">{badge}</span>
          <span className="text-3">{change.services.map(({ slug }) => slug).join(', ')}</span>
        </span>
        {first ? (
          <span className="block [&>span]:whitespace-normal">
            <ConflictMark blocks={change.conflicts.some(({ severity }) => severity === 'block')}>
              {first.sentence}
            </ConflictMark>
          </span>
        ) : null}
      </span>
      <span className="shrink-0 max-md:hidden">{badge}</span>
    </li>
  )
}
