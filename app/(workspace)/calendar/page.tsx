import { ChevronLeft, ChevronRight } from 'lucide-react'
import { CalendarAside } from '#components/calendar/calendar-aside'
import { DayList } from '#components/calendar/day-list'
import { Legend } from '#components/calendar/legend'
import { MonthGrid } from '#components/calendar/month-grid'
import { Button, IconButton } from '#components/ui/button'
import { Note } from '#components/ui/note'
import { Segments } from '#components/ui/tabs'
import { zoneName } from '#components/ui/time'
import { monthAt, monthOf, monthText, weeksOf } from '#lib/calendar/month'
import { getCalendar } from '#lib/calendar/month/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { requireSignedIn } from '../../_server/session'

export const metadata = { title: 'Calendar' }

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const { ctx, profile } = await requireSignedIn()
  const query = await searchParams
  const one = (name: string) => [query[name]].flat()[0]
  const organisation = await getOrganisation(ctx)
  const mine = profile.zone && profile.zone !== organisation.zone ? profile.zone : null
  const zone = mine && one('tz') === 'mine' ? mine : organisation.zone
  const month = monthOf(one('month')) ?? monthAt(ctx.now, zone)
  const view = one('view') === 'list' ? 'list' : 'month'
  const weeks = weeksOf(month, zone)
  const shown = view === 'list' ? weeks.flat().filter((day) => day.month === month.month) : weeks.flat()
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return null
  const calendar = await getCalendar(ctx, { start: first.start, end: last.end })
  const address = (over: { view?: string; month?: string; tz?: string }) =>
    paths.calendar({
      view: view === 'list' ? 'list' : undefined,
      month: monthText(month),
      tz: zone === mine ? 'mine' : undefined,
      ...over,
    })
  const title = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(month.year, month.month - 1, 1)),
  )
  const list = (
    <DayList
      days={weeks.flat().filter((day) => day.month === month.month)}
      calendar={calendar}
      zone={zone}
      readerZone={zone === mine ? organisation.zone : (mine ?? undefined)}
      now={ctx.now}
    />
  )
  return (
    <div className="grid min-h-[calc(100vh-48px)] grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_304px]">
      <div className="flex min-w-0 flex-col">
        <header className="flex min-h-12 flex-wrap items-center gap-2 border-b border-line px-6 py-2 max-md:px-4">
          <span className="flex items-center gap-1 print:hidden">
            <IconButton
              look="secondary"
              label="Previous month"
              icon={<ChevronLeft />}
              href={address({ month: monthText(month, -1) })}
            />
            <Button href={address({ month: undefined })}>Today</Button>
            <IconButton
              look="secondary"
              label="Next month"
              icon={<ChevronRight />}
              href={address({ month: monthText(month, 1) })}
            />
          </span>
          <h1 tabIndex={-1} className="ms-2 outline-none">
            {title}
          </h1>
          <span className="ms-auto flex flex-wrap items-center gap-2 print:hidden">
            <span className="max-md:hidden">
              <Segments
                label="View"
                items={[
                  { href: address({ view: undefined }), label: 'Month', current: view === 'month' },
                  { href: address({ view: 'list' }), label: 'List', current: view === 'list' },
                ]}
              />
            </span>
            {mine ? (
              <Segments
                label="Time zone"
                items={[
                  {
                    href: address({ tz: undefined }),
                    label: zoneName(ctx.now, organisation.zone),
                    current: zone !== mine,
                  },
                  {
                    href: address({ tz: 'mine' }),
                    label: `${zoneName(ctx.now, mine)}, mine`,
                    current: zone === mine,
                  },
                ]}
              />
            ) : (
              <span className="text-meta text-3">Times in {zoneName(ctx.now, zone)}</span>
            )}
          </span>
        </header>
        {calendar.more ? (
          <Note tone="warn" className="m-4">
            More than 1,000 changes fall into this month; the rest is in the change list.
          </Note>
        ) : null}
        {view === 'list' ? (
          list
        ) : (
          <>
            <div className="flex-1 max-md:hidden">
              <MonthGrid
                weeks={weeks}
                month={month.month}
                calendar={calendar}
                zone={zone}
                now={ctx.now}
                dayHref={(date) => `${address({ view: 'list', month: date.slice(0, 7) })}#d-${date}`}
              />
            </div>
            <div className="md:hidden">{list}</div>
          </>
        )}
        <Legend />
      </div>
      <CalendarAside calendar={calendar} zone={zone} now={ctx.now} />
    </div>
  )
}
