import { CheckCheck } from 'lucide-react'
import { NoticeList } from '#components/notifications/bell'
import { ActionForm } from '#components/ui/action-form'
import { Count } from '#components/ui/badge'
import { SubmitButton } from '#components/ui/submit-button'
import type { Notice } from '#lib/notifications/queries'
import { markAllReadAction } from '../actions'

/** What the reader was told of late, newest first; the bell leads here. */
export function Notifications({
  notices,
  unread,
  zone,
  now,
}: {
  notices: readonly Notice[]
  /** Of all, not of the shown ones alone. */
  unread: number
  zone: string
  now: Date
}) {
  return (
    <section id="notifications" aria-labelledby="notifications-title" className="scroll-mt-12">
      <div className="flex min-h-10 items-center gap-2 border-y border-line bg-sunken px-6 max-md:px-4">
        <h2 id="notifications-title" className="text-ui">
          Notifications
        </h2>
        {unread > 0 ? <Count>{unread} new</Count> : null}
        {unread > 0 ? (
          <ActionForm action={markAllReadAction} className="ms-auto">
            <SubmitButton look="quiet" size="s" icon={<CheckCheck />}>
              Mark all as read
            </SubmitButton>
          </ActionForm>
        ) : null}
      </div>
      {notices.length === 0 ? (
        <p className="px-6 py-3 text-3 max-md:px-4">Nothing has been told you yet.</p>
      ) : (
        <div className="px-4 py-2 max-md:px-2">
          <NoticeList notices={notices} zone={zone} now={now} lines />
        </div>
      )}
    </section>
  )
}
