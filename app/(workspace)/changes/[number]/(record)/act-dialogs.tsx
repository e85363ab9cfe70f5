import type { ReactNode } from 'react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Dialog, DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptArea, KeptSelect } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import type { ChangePage } from '#lib/change/page/queries'
import {
  assignImplementerAction,
  cancelChangeAction,
  closeChangeAction,
  holdChangeAction,
  proposeTimeAction,
  resumeChangeAction,
  scheduleChangeAction,
  submitChangeAction,
  withdrawChangeAction,
} from '../actions'
import { formKey } from '../load-change'
import { ProposeTimeFields } from './propose-time-fields'

type ActDialog = {
  id: string
  title: string
  /** The consequence, as a sentence. */
  says: string
  action: ReplyAction
  button: string
  danger?: boolean
  fields?: ReactNode
}
const why = <KeptArea label="Reason" name="reason" required rows={2} />

/** One dialog per act that this person may do now, each with its consequence. */
export function ActDialogs({ page }: { page: ChangePage }) {
  const { number } = page.subject
  return dialogsOf(page).map(({ id, title, says, action, button, danger, fields }) => (
    <Dialog key={id} id={id} title={title} description={says}>
      <ActionForm action={action} idempotencyKey={formKey()} scope={id}>
        <DialogBody>
          <input type="hidden" name="number" value={number} />
          {fields}
        </DialogBody>
        <DialogFooter>
          <DialogClose dialog={id}>Not now</DialogClose>
          <SubmitButton look={danger ? 'danger-solid' : 'primary'}>{button}</SubmitButton>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  ))
}

function dialogsOf(page: ChangePage): ActDialog[] {
  const { may, subject, approvals, zone } = page
  const given = approvals?.steps.filter(({ status }) => status.startsWith('approved')).length ?? 0
  const lost =
    given === 0
      ? 'The requirements that are open end.'
      : `${given} ${given === 1 ? 'decision' : 'decisions'} already given no longer count.`
  const edits =
    subject.revision > 0
      ? ` It is part of what is decided on: ${asked(given)} Whoever changes it does not decide on it.`
      : ''
  const dialogs: (ActDialog & { shown: boolean })[] = [
    {
      id: 'submit-change',
      shown: may.submit.ok,
      title: subject.status === 'rejected' ? 'Resubmit the change' : 'Submit the change',
      says: 'The approvers of its risk and category are asked at once, and the clocks begin.',
      action: submitChangeAction,
      button: subject.status === 'rejected' ? 'Resubmit' : 'Submit',
    },
    {
      id: 'assign-implementer',
      shown: may.assign.ok,
      title: 'Assign the implementer',
      says: `The person starts the change and records its steps, and may not decide on it.${edits}`,
      action: assignImplementerAction,
      button: 'Assign',
      fields: (
        <KeptSelect
          label="Implementer"
          name="implementerId"
          empty="Choose a person"
          defaultValue={subject.implementerId ?? ''}
          options={page.people
            .filter(({ roles }) => roles.includes('implementer'))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      ),
    },
    {
      id: 'propose-time',
      shown: may.propose.ok,
      title: 'Propose a time',
      says: `Conflicts are looked at anew for the time you choose.${edits}`,
      action: proposeTimeAction,
      button: 'Propose this time',
      fields: <ProposeTimeFields planned={page.planned} zone={zone} now={page.now} />,
    },
    {
      id: 'schedule-change',
      shown: may.schedule.ok,
      title: 'Confirm the schedule',
      says: 'The time is taken: other changes on the same services are refused it. Blocking conflicts refuse this one.',
      action: scheduleChangeAction,
      button: 'Confirm the schedule',
    },
    {
      id: 'hold-change',
      shown: may.hold.ok,
      title: 'Put the change on hold',
      says: 'All clocks stop and nobody can decide, schedule or start it until it is resumed.',
      action: holdChangeAction,
      button: 'Put on hold',
      fields: why,
    },
    {
      id: 'resume-change',
      shown: may.resume.ok,
      title: 'Resume the change',
      says: 'The clocks go on where they stopped; everyone who is asked can decide again.',
      action: resumeChangeAction,
      button: 'Resume',
    },
    {
      id: 'withdraw-change',
      shown: may.withdraw.ok,
      title: 'Withdraw to draft',
      says: `The change goes back to its requestor as a draft. ${lost} Submitting it again asks everyone anew.`,
      action: withdrawChangeAction,
      button: 'Withdraw to draft',
      danger: true,
      fields: why,
    },
    {
      id: 'cancel-change',
      shown: may.cancel.ok,
      title: `Cancel ${subject.number}`,
      says: `The change ends for good and is never reopened; its record stays. ${lost}`,
      action: cancelChangeAction,
      button: 'Cancel the change',
      danger: true,
      fields: why,
    },
    {
      id: 'close-change',
      shown: may.close.ok,
      title: `Close ${subject.number}`,
      says: 'The record is final: outcome, steps and review can no longer change.',
      action: closeChangeAction,
      button: 'Close the change',
    },
  ]
  return dialogs.filter(({ shown }) => shown)
}

const asked = (given: number) =>
  given === 0
    ? 'a new version opens and its deciders see what changed.'
    : `${given} ${given === 1 ? 'approval needs' : 'approvals need'} renewing.`
