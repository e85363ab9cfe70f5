import { InboxKeys } from '#components/inbox/inbox-keys'
import { InboxList } from '#components/inbox/inbox-list'
import { ListAndPeek } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { Note } from '#components/ui/note'
import { formatTime, zoneName } from '#components/ui/time'
import { listInbox } from '#lib/approval/inbox/queries'
import { getChangePage } from '#lib/change/page/queries'
import type { Context } from '#lib/context'
import { getBell } from '#lib/notifications/queries'
import { nextWeekday } from '#lib/organisation/hours'
import { getBusinessCalendar } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { getRulebook } from '#lib/policy/queries'
import { Refusal } from '#lib/refusal'
import { requireSignedIn } from '../../_server/session'
import { FirstSteps } from '../first-steps'
import { Notifications } from './notifications'
import { Peek } from './peek'

export const metadata = { title: 'Inbox' }
/** Notifications below the list; what they are of is on the page of each change for good. */
const SHOWN = 20

/** The chosen change, or null: unknown and hidden look alike (T18). */
async function find(ctx: Context, number: string) {
  try {
    return await getChangePage(ctx, number)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null
    throw error
  }
}

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { ctx, profile } = await requireSignedIn()
  const open = [(await searchParams).open].flat()[0]
  const [items, { notices, unread }, calendar, { timing }, page] = await Promise.all([
    listInbox(ctx),
    getBell(ctx, SHOWN),
    getBusinessCalendar(),
    getRulebook(),
    open ? find(ctx, open) : null,
  ])
  const zone = profile.zone ?? calendar.zone
  const board = nextWeekday(ctx.now, timing.cab.weekday, timing.cab.time, calendar)
  const nextBoard = `Next CAB ${formatTime(board, zone, 'day', ctx.now)} ${formatTime(board, zone, 'time')} ${zoneName(board, zone)}.`
  const mine = items.filter((item) => item.mine)
  const numbers = [...new Set(items.map(({ number }) => number))]
  const at = page ? numbers.indexOf(page.subject.number) : -1
  const list = (
    <>
      <PageHeader
        title="Inbox"
        meta={
          mine.length === 0
            ? undefined
            : `${mine.length === 1 ? '1 thing needs you.' : `${mine.length} things need you.`} ${nextBoard}`
        }
      />
      {page ? null : <FirstSteps />}
      {open && !page ? (
        <Note tone="warn" className="mx-6 mb-3 max-md:mx-4">
          There is no change {open.slice(0, 20)}.
        </Note>
      ) : null}
      {mine.length === 0 ? (
        <div className="px-6 pb-4 max-md:px-4">
          <EmptyState
            kind="clear"
            title="Nothing waits for you."
            action={
              <Button size="s" href={paths.changes({ view: 'open' })}>
                See the open changes
              </Button>
            }
          >
            What asks for you is listed here with its time: a decision, a question, a condition, a change to
            start. {nextBoard}
          </EmptyState>
        </div>
      ) : null}
      <InboxList items={items} open={page?.subject.number} zone={zone} now={ctx.now} />
      <Notifications notices={notices} unread={unread} zone={zone} now={ctx.now} />
    </>
  )
  return (
    <InboxKeys>
      <ListAndPeek
        label="The chosen change"
        list={list}
        peek={
          page ? (
            <Peek
              page={page}
              items={items.filter(({ number }) => number === page.subject.number)}
              previous={numbers[at - 1]}
              next={at >= 0 ? numbers[at + 1] : numbers[0]}
              readerZone={profile.zone ?? undefined}
            />
          ) : undefined
        }
      />
    </InboxKeys>
  )
}
