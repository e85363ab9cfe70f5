import { X } from 'lucide-react'
import Link from 'next/link'
import { InboxRow } from '#components/inbox/inbox-row'
import { ListAndPeek } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { NoticeList } from '#components/notifications/bell'
import { Count } from '#components/ui/badge'
import { EmptyState } from '#components/ui/empty-state'
import { formatTime } from '#components/ui/time'
import { listInbox } from '#lib/approval/inbox/queries'
import { GROUP_WORDS, GROUPS } from '#lib/approval/inbox/urgency'
import { listNotifications } from '#lib/notifications/queries'
import { nextWeekday } from '#lib/organisation/hours'
import { getBusinessCalendar } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { getRulebook } from '#lib/policy/queries'
import { requireSignedIn } from '../../_server/session'
import { Peek } from './peek'

export const metadata = { title: 'Inbox' }

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { open } = await searchParams
  const { ctx, profile } = await requireSignedIn()
  const [items, notices, calendar, { timing }] = await Promise.all([
    listInbox(ctx),
    listNotifications(ctx, 30),
    getBusinessCalendar(),
    getRulebook(),
  ])
  const zone = profile.zone ?? calendar.zone
  const chosen = items.find(({ number }) => number === open)?.number
  const mine = items.filter((item) => item.mine).length
  const board = nextWeekday(ctx.now, timing.cab.weekday, timing.cab.time, calendar)
  const next = `Next board ${formatTime(board, zone)}.`
  const list = (
    <>
      <PageHeader
        title="Inbox"
        meta={`${mine === 0 ? 'Nothing waits for you.' : mine === 1 ? '1 thing needs you.' : `${mine} things need you.`} ${next}`}
      />
      {items.length === 0 ? (
        <EmptyState kind="clear" title="Nothing waits for you">
          {next} What you are asked appears here with its deadline.
        </EmptyState>
      ) : null}
      {GROUPS.map((group) => {
        const rows = items.filter((item) => item.group === group)
        if (rows.length === 0) return null
        return (
          <section key={group} aria-labelledby={`group-${group}`} className="mt-3">
            <h2
              id={`group-${group}`}
              className="flex items-center gap-2 border-y border-line bg-sunken px-6 py-1.5 text-ui font-label max-md:px-4"
            >
              <span className={group === 'overdue' ? 'text-stop' : undefined}>{GROUP_WORDS[group]}</span>
              <Count>{rows.length}</Count>
            </h2>
            <ul>
              {rows.map((item) => (
                <InboxRow
                  key={`${item.ask}-${item.ref ?? item.number}`}
                  item={item}
                  href={paths.inbox({ open: item.number })}
                  current={item.number === chosen}
                  zone={zone}
                  now={ctx.now}
                />
              ))}
            </ul>
          </section>
        )
      })}
      <section id="notifications" aria-labelledby="told" className="scroll-mt-16 px-6 py-5 max-md:px-4">
        <h2 id="told">Notifications</h2>
        {notices.length === 0 ? (
          <p className="text-2">Decisions, questions and deadlines that concern you appear here.</p>
        ) : (
          <NoticeList notices={notices} zone={zone} now={ctx.now} />
        )}
      </section>
    </>
  )
  return (
    <ListAndPeek
      label={chosen ? `Change ${chosen}` : 'Change'}
      list={list}
      peek={
        chosen ? (
          <Peek
            number={chosen}
            close={
              <Link
                href={paths.inbox()}
                aria-label="Close"
                className="ms-auto rounded-control p-1 text-2 hover:bg-fill-1"
              >
                <X className="size-4" />
              </Link>
            }
          />
        ) : undefined
      }
    />
  )
}
