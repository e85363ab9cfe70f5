import { CircleAlert, CircleCheck, CircleX, Undo2 } from 'lucide-react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Choice } from '#components/ui/choice'
import { KeptArea } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'

const OUTCOMES = [
  { value: 'successful', label: 'Successful', icon: <CircleCheck /> },
  { value: 'with_issues', label: 'With issues', icon: <CircleAlert /> },
  { value: 'failed', label: 'Failed', icon: <CircleX /> },
  { value: 'rolled_back', label: 'Rolled back', icon: <Undo2 /> },
]

/** How it ended, in the implementer's own words; opens the review. */
export function FinishForm({
  action,
  number,
  open,
  idempotencyKey,
}: {
  action: ReplyAction
  number: string
  /** Steps not yet ticked: a success needs none. */
  open: number
  idempotencyKey: string
}) {
  return (
    <ActionForm action={action} idempotencyKey={idempotencyKey} scope="finish" className="grid gap-3">
      <input type="hidden" name="number" value={number} />
      <Choice label="Outcome" name="outcome" id="finish-outcome" options={OUTCOMES} required />
      <KeptArea label="What happened" name="note" note="required unless successful" rows={3} />
      <p className="text-meta text-3">
        Ends the implementation and opens the review; its outcome does not change after that.
        {open > 0 ? ` ${open} ${open === 1 ? 'step is' : 'steps are'} neither done nor skipped.` : ''}
      </p>
      <div>
        <SubmitButton>Record the outcome</SubmitButton>
      </div>
    </ActionForm>
  )
}
