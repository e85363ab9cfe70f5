import clsx from 'clsx'
import { Bell as BellIcon, CheckCheck } from 'lucide-react'
import Link from 'next/link'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { EmptyState } from '#components/ui/empty-state'
import { Popover } from '#components/ui/popover'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { Notice } from '#lib/notifications/queries'

type BellProps = {
  unread: number
  /** The newest few. */
  notices: readonly Notice[]
  zone: string
  now: Date
  /** Where all of them are. */
  allHref: string
  markAllRead: ReplyAction
}

/** What concerns me: the number of unread ones, and the newest in a panel that needs no script. */
export function Bell({ unread, notices, zone, now, allHref, markAllRead }: BellProps) {
  return (
    <Popover
      trigger={
        <span className="relative grid">
          <BellIcon className="size-4" />
          {unread > 0 ? (
            <span className="absolute -end-0.5 -top-0.5 size-[7px] rounded-full bg-accent" />
          ) : null}
        </span>
      }
      label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}
      square
      side="end"
      className="w-90 max-w-[calc(100vw-2rem)] p-2"
    >
      {notices.length === 0 ? (
        <EmptyState kind="clear" title="Nothing yet">
          Decisions, questions and deadlines that concern you appear here.
        </EmptyState>
      ) : (
        <NoticeList notices={notices} zone={zone} now={now} />
      )}
      <div className="mt-2 flex items-center justify-between gap-2 border-t border-line pt-2">
        <Link href={allHref} className="px-2 text-meta">
          All notifications
        </Link>
        {unread > 0 ? (
          <ActionForm action={markAllRead}>
            <SubmitButton look="quiet" size="s" icon={<CheckCheck />}>
              Mark all as read
            </SubmitButton>
          </ActionForm>
        ) : null}
      </div>
    </Popover>
  )
}

/** Notifications in order, the unread ones marked by a word as well as by weight. */
export function NoticeList({
  notices,
  zone,
  now,
  lines,
}: Pick<BellProps, 'notices' | 'zone' | 'now'> & {
  /** Where there is room for it the time stands at the end of the line. */
  lines?: boolean
}) {
  return (
    <ul className="flex flex-col">
      {notices.map(({ id, text, link, createdAt, readAt }) => (
        <li key={id}>
          <Link
            href={link}
            prefetch={false}
            className={clsx(
              'block rounded-control px-2 py-1.5 text-1 no-underline hover:bg-fill-1 hover:no-underline focus-visible:-outline-offset-2',
              lines && 'justify-between gap-6 md:flex',
            )}
          >
            <span className={readAt ? 'text-2' : 'font-medium'}>{text}</span>
            <span className="block shrink-0 text-meta text-3">
              {readAt ? null : <span className="text-accent">New · </span>}
              <Time at={createdAt} zone={zone} now={now} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
