import clsx from 'clsx'
import Link from 'next/link'
import { formatTime } from '#components/ui/time'
import { type Day, spanIn } from '#lib/calendar/month'
import type { CalendarView } from '#lib/calendar/month/queries'
import { overlaps } from '#lib/calendar/window'
import { ChangeBlock } from './change-block'
import { BoardBlock, FreezeBar, WindowBlock } from './time-block'

/** Blocks of one day before the rest is left to the list. */
const FITS = 5
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

type Props = {
  weeks: readonly (readonly Day[])[]
  month: number
  calendar: CalendarView
  zone: string
  now: Date
  /** Where all of a day is listed. */
  dayHref: (date: string) => string
}

/** Weeks as rows, days as columns. Every day says in words what it holds; the list view is the simpler twin. */
export function MonthGrid(props: Props) {
  return (
    <div className="overflow-x-auto">
      <div className="min-w-225">
        <div aria-hidden="true" className={clsx(GRID, 'border-b border-line text-micro font-medium text-3')}>
          <span />
          {NAMES.map((name) => (
            <span key={name} className="px-2 py-1.5">
              {name}
            </span>
          ))}
        </div>
        <ol>
          {props.weeks.map((week) => (
            <Week key={week[0]?.date} {...props} week={week} />
          ))}
        </ol>
      </div>
    </div>
  )
}

const GRID = 'grid grid-cols-[28px_repeat(7,minmax(0,1fr))]'

function Week({ week, calendar, ...props }: Omit<Props, 'weeks'> & { week: readonly Day[] }) {
  const bars = calendar.freezes.flatMap((frozen) => {
    const span = spanIn(frozen, week)
    return span ? [{ frozen, ...span }] : []
  })
  return (
    <li
      className={clsx(GRID, 'relative border-b border-line')}
      style={{ gridTemplateRows: `28px repeat(${bars.length}, 24px) minmax(96px, auto)` }}
    >
      <span
        className="col-start-1 row-start-1 px-1.5 pt-1.5 text-micro text-3"
        title={`Week ${week[0]?.week}`}
      >
        {week[0]?.week}
      </span>
      {week.map((day, at) => (
        <DayCell key={day.date} {...{ day, at, calendar, bars: bars.length, ...props }} />
      ))}
      {bars.map(({ frozen, from, to, before, after }, row) => (
        <div
          key={`${frozen.freeze.id}${frozen.start.getTime()}`}
          className="px-1"
          style={{ gridColumn: `${from + 2} / ${to + 3}`, gridRow: row + 2 }}
        >
          <FreezeBar frozen={frozen} zone={props.zone} before={before} after={after} />
        </div>
      ))}
    </li>
  )
}

function DayCell({
  day,
  at,
  bars,
  month,
  calendar,
  zone,
  now,
  dayHref,
}: Omit<Props, 'weeks'> & { day: Day; at: number; bars: number }) {
  const today = day.start <= now && now < day.end
  const holiday = calendar.holidays.get(day.date)
  const changes = calendar.changes.filter((change) => overlaps(change, day))
  const shown = changes.length > FITS ? changes.slice(0, FITS - 1) : changes
  const column = { gridColumn: at + 2 }
  return (
    <>
      <div
        aria-hidden="true"
        className={clsx(
          'border-s border-line',
          (at > 4 || holiday) && 'bg-sunken',
          today && 'border-t-2 border-t-accent',
        )}
        style={{ ...column, gridRow: `1 / ${bars + 3}` }}
      />
      <h2
        className={clsx(
          'flex items-center gap-1.5 px-2 pt-1 text-meta font-normal',
          day.month !== month && 'text-3',
        )}
        style={{ ...column, gridRow: 1 }}
      >
        <span
          className={clsx(
            'font-medium whitespace-nowrap tabular-nums',
            today && 'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-on-accent',
          )}
        >
          <span className="sr-only">{formatTime(day.start, zone, 'day')}</span>
          <span aria-hidden="true">
            {day.day === 1 ? formatTime(day.start, zone, 'day').slice(4) : day.day}
          </span>
        </span>
        {today ? <span className="font-normal text-accent">today</span> : null}
        {holiday ? (
          <span className="min-w-0 truncate font-normal text-3" title={holiday}>
            {holiday}
          </span>
        ) : null}
      </h2>
      <div className="grid content-start gap-0.5 px-1 pb-1.5" style={{ ...column, gridRow: bars + 2 }}>
        {calendar.windows
          .filter(({ start }) => day.start <= start && start < day.end)
          .map((opening) => (
            <WindowBlock
              key={`${opening.window.id}${opening.start.getTime()}`}
              opening={opening}
              zone={zone}
            />
          ))}
        {shown.map((change) => (
          <ChangeBlock key={change.number} change={change} zone={zone} continued={change.start < day.start} />
        ))}
        {shown.length < changes.length ? (
          <Link
            prefetch={false}
            href={dayHref(day.date)}
            className="min-h-6 px-1 text-micro leading-6 font-medium"
          >
            {changes.length - shown.length} more
          </Link>
        ) : null}
        {calendar.boards
          .filter((board) => day.start <= board && board < day.end)
          .map((board) => (
            <BoardBlock key={board.getTime()} at={board} zone={zone} />
          ))}
      </div>
    </>
  )
}
