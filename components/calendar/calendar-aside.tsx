import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { Count } from '#components/ui/badge'
import { Time } from '#components/ui/time'
import type { CONFLICT_KINDS } from '#lib/calendar/conflict'
import type { CalendarView } from '#lib/calendar/month/queries'
import { paths } from '#lib/paths'
import { UpTo } from './time-block'

const KIND_WORDS: Record<(typeof CONFLICT_KINDS)[number], string> = {
  start_in_past: 'Start in the past',
  freeze: 'In a freeze',
  outside_window: 'Outside the windows',
  exceeds_window: 'Past the end of a window',
  window_risk: 'Too risky for the window',
  same_service: 'Same service',
  short_notice: 'Short notice',
}

/** What stands against the plans of this month, by kind, and when the next windows open. */
export function CalendarAside({ calendar, zone, now }: { calendar: CalendarView; zone: string; now: Date }) {
  const found = calendar.changes.flatMap((change) =>
    change.conflicts.map((conflict) => ({ change, conflict })),
  )
  const blocking = found.filter(({ conflict }) => conflict.severity === 'block').length
  const kinds = [...new Set(found.map(({ conflict }) => conflict.kind))]
  const next = calendar.windows.filter(({ end }) => end > now).slice(0, 3)
  return (
    <aside aria-label="Conflicts" className="flex flex-col border-s border-line max-xl:hidden print:hidden">
      <p className="flex h-12 items-center gap-2 border-b border-line px-4">
        <b className="text-read">Conflicts</b>
        <span className="text-meta text-3">
          {found.length === 0 ? 'none this month' : `${blocking} block, ${found.length - blocking} warn`}
        </span>
      </p>
      {kinds.map((kind) => {
        const rows = found.filter(({ conflict }) => conflict.kind === kind)
        return (
          <section key={kind} aria-label={KIND_WORDS[kind]}>
            <h2 className="flex items-center gap-2 border-b border-line bg-sunken px-4 py-1.5 text-meta font-label">
              {KIND_WORDS[kind]} <Count>{rows.length}</Count>
            </h2>
            <ul className="divide-y divide-line border-b border-line">
              {rows.slice(0, 6).map(({ change, conflict }) => (
                <li key={`${change.number}${conflict.targetId}`} className="flex gap-2.5 px-4 py-2">
                  <TriangleAlert
                    aria-label={conflict.severity === 'block' ? 'Blocks' : 'Warns'}
                    className={`mt-0.5 size-4 ${conflict.severity === 'block' ? 'text-stop' : 'text-warn'}`}
                  />
                  <span className="min-w-0">
                    <Link prefetch={false} href={paths.change(change.number)} className="font-medium">
                      {change.number}
                    </Link>{' '}
                    <span className="text-2">{conflict.sentence}</span>
                  </span>
                </li>
              ))}
              {rows.length > 6 ? (
                <li className="px-4 py-2 text-meta text-3">and {rows.length - 6} more</li>
              ) : null}
            </ul>
          </section>
        )
      })}
      <section aria-label="Next open windows" className="mt-auto border-t border-line px-4 py-3">
        <h2 className="text-meta font-medium text-3">Next open windows</h2>
        <ul className="mt-1 grid gap-1">
          {next.map(({ window, start, end }) => (
            <li key={`${window.id}${start.getTime()}`} className="flex items-center justify-between gap-2">
              <span className="whitespace-nowrap">
                <Time at={start} zone={zone} now={now} />–<Time at={end} zone={zone} shape="time" />
              </span>
              <UpTo level={window.maxRisk} />
            </li>
          ))}
          {next.length === 0 ? <li className="text-3">None in this month.</li> : null}
        </ul>
        {calendar.boards[0] ? (
          <p className="mt-2 text-meta text-2">
            Next CAB <Time at={calendar.boards[0]} zone={zone} now={now} withZone />
          </p>
        ) : null}
      </section>
    </aside>
  )
}
