import { Check } from 'lucide-react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Diff } from '#components/ui/diff'
import { SubmitButton } from '#components/ui/submit-button'
import type { Renewal } from '#lib/approval/overview/queries'

/** An approval given again after an edit, in one step, under what the edit changed. */
export function RenewForm({
  action,
  number,
  digest,
  revision,
  renewal,
  idempotencyKey,
}: {
  action: ReplyAction
  number: string
  digest: string
  revision: number
  renewal: Renewal
  idempotencyKey: string
}) {
  const conditions = renewal.kind === 'approve_with_conditions' ? renewal.conditions : []
  const kind = conditions.length > 0 ? 'approve_with_conditions' : 'approve'
  return (
    <ActionForm action={action} idempotencyKey={idempotencyKey} scope="renew" className="grid gap-3">
      <details open className="grid gap-2" id="what-changed">
        <summary className="cursor-pointer font-label">
          {renewal.differences.length} {renewal.differences.length === 1 ? 'field' : 'fields'} changed since
          you approved version {renewal.revision}
        </summary>
        <div className="mt-2 max-h-80 overflow-y-auto" tabIndex={0} role="region" aria-label="What changed">
          <Diff fields={renewal.differences} />
        </div>
      </details>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="step" value={renewal.stepId} />
      <input type="hidden" name="digest" value={digest} />
      <input type="hidden" name="decision" value={kind} />
      <input
        type="hidden"
        name="reason"
        value={`Renewed for version ${revision} after reading what changed.`}
      />
      {conditions.map((condition, at) => (
        <div key={condition.text}>
          <input type="hidden" name={`conditions.${at}.text`} value={condition.text} />
          <input type="hidden" name={`conditions.${at}.ownerId`} value={condition.ownerId} />
        </div>
      ))}
      <SubmitButton wide icon={<Check />}>
        {conditions.length > 0
          ? `Renew approval with ${conditions.length} ${conditions.length === 1 ? 'condition' : 'conditions'}`
          : 'Renew approval'}
      </SubmitButton>
    </ActionForm>
  )
}
