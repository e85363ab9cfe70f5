import { CalendarClock, Check, FileDiff, Pencil, Play, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { DialogButton } from '#components/ui/dialog'
import type { ChangePage } from '#lib/change/page/queries'
import type { NextAct } from '#lib/change/waiting'
import { paths } from '#lib/paths'

/** The button of the next step: it leads to the form or opens its dialog. Refused ones say why. */
export function NextActs({ page }: { page: ChangePage }) {
  const { next, may } = page
  const { number } = page.subject
  if (next.act === null) return null
  const changes = page.approvals?.renewal?.differences.length ?? 0
  const dialog = (
    id: string,
    icon: ReactNode,
    words: string,
    verdict: { ok: true } | { ok: false; reason: string },
  ) => (
    <DialogButton dialog={id} look="primary" icon={icon} disabledReason={verdict.ok ? null : verdict.reason}>
      {words}
    </DialogButton>
  )
  const lead = (href: string, icon: ReactNode, words: string) => (
    <Button href={href} look="primary" icon={icon}>
      {words}
    </Button>
  )
  const acts: Record<NextAct, () => ReactNode> = {
    submit: () => dialog('submit-change', <Send />, 'Submit', may.submit),
    edit: () => lead(paths.edit(number), <Pencil />, 'Edit'),
    renew: () =>
      lead(
        `${paths.change(number)}#what-changed`,
        <FileDiff />,
        changes === 1 ? 'Review the change' : `Review ${changes} changes`,
      ),
    decide: () => lead(`${paths.change(number)}#decisions`, <Check />, 'Decide'),
    answer: () => lead(`${paths.approvals(number)}#answer`, null, 'Answer'),
    rule: () => lead(`${paths.approvals(number)}#board`, null, 'Record the board’s decision'),
    resume: () => dialog('resume-change', <Play />, 'Resume', may.resume),
    confirm: () => lead(`${paths.approvals(number)}#conditions`, <Check />, 'Confirm conditions'),
    propose: () => dialog('propose-time', <CalendarClock />, 'Propose a time', may.propose),
    schedule: () => dialog('schedule-change', <CalendarClock />, 'Confirm the schedule', may.schedule),
    start: () => lead(paths.live(number), <Play />, 'Go to the start gate'),
    record: () => lead(paths.live(number), <Check />, 'Tick steps'),
    sign: () => lead(paths.review(number), null, 'Write the review'),
    close: () => dialog('close-change', <Check />, 'Close', may.close),
  }
  return (
    <>
      {acts[next.act]()}
      {['renew', 'decide', 'schedule'].includes(next.act) && may.propose.ok ? (
        <DialogButton dialog="propose-time" icon={<CalendarClock />}>
          Reschedule
        </DialogButton>
      ) : null}
    </>
  )
}
