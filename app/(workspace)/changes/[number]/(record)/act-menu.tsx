import { Ban, CalendarClock, Copy, Ellipsis, Pause, Pencil, Play, Send, Undo2, UserCheck } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Menu, menuItemClass } from '#components/ui/popover'
import type { ChangePage } from '#lib/change/page/queries'
import { paths } from '#lib/paths'
import type { Verdict } from '#lib/refusal'
import { CopyLink, PrintDossier } from './header-buttons'

type Item = { words: string; icon: ReactNode; verdict: Verdict; href?: string; dialog?: string }

/** Copy link, print, and everything that may be done to the change in its state. */
export function ActMenu({ page }: { page: ChangePage }) {
  const { may, subject } = page
  const { number } = subject
  const items: Item[] = [
    { words: 'Edit', icon: <Pencil />, verdict: may.edit, href: paths.edit(number) },
    subject.status === 'rejected'
      ? { words: 'Resubmit', icon: <Send />, verdict: may.submit, dialog: 'submit-change' }
      : { words: 'Submit', icon: <Send />, verdict: may.submit, dialog: 'submit-change' },
    {
      words: 'Assign the implementer',
      icon: <UserCheck />,
      verdict: may.assign,
      dialog: 'assign-implementer',
    },
    { words: 'Propose a time', icon: <CalendarClock />, verdict: may.propose, dialog: 'propose-time' },
    {
      words: 'Confirm the schedule',
      icon: <CalendarClock />,
      verdict: may.schedule,
      dialog: 'schedule-change',
    },
    page.held
      ? { words: 'Resume', icon: <Play />, verdict: may.resume, dialog: 'resume-change' }
      : { words: 'Put on hold', icon: <Pause />, verdict: may.hold, dialog: 'hold-change' },
    {
      words: 'Copy to a new change',
      icon: <Copy />,
      verdict: may.copy,
      href: paths.newChange({ copy: number }),
    },
    { words: 'Withdraw to draft', icon: <Undo2 />, verdict: may.withdraw, dialog: 'withdraw-change' },
    { words: 'Cancel the change', icon: <Ban />, verdict: may.cancel, dialog: 'cancel-change' },
  ]
  // What is done in another state, or already is, is left out; what another role does is shown with its reason.
  const shown = items.filter(({ verdict }) => verdict.ok || verdict.code === 'forbidden')
  return (
    <>
      <CopyLink />
      <PrintDossier />
      <Menu trigger={<Ellipsis className="size-4" />} label="More acts" square>
        <ul>
          {shown.map((item) => (
            <li key={item.words}>
              <Entry {...item} />
            </li>
          ))}
        </ul>
      </Menu>
    </>
  )
}

function Entry({ words, icon, verdict, href, dialog }: Item) {
  if (!verdict.ok) {
    const id = `refused-${words.toLowerCase().replaceAll(' ', '-')}`
    return (
      <div className="px-2 py-1.5">
        <button
          type="button"
          aria-disabled="true"
          aria-describedby={id}
          className="flex items-center gap-2 text-off [&>svg]:size-4"
        >
          {icon}
          {words}
        </button>
        <p id={id} className="ms-6 max-w-64 text-meta text-3">
          {verdict.reason}
        </p>
      </div>
    )
  }
  if (href)
    return (
      <Link prefetch={false} href={href} className={menuItemClass}>
        {icon}
        {words}
      </Link>
    )
  return (
    <button
      type="button"
      {...{ commandfor: dialog, command: 'show-modal' }}
      aria-haspopup="dialog"
      className={menuItemClass}
    >
      {icon}
      {words}
    </button>
  )
}
