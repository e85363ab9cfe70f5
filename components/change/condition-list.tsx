import { CircleCheck, Square } from 'lucide-react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { ConditionView } from '#lib/approval/overview/queries'
import { inside } from '#lib/auth/roles'

/** What was made a condition of an approval, as a checklist that the role which set it ticks off. */
export function ConditionList({
  conditions,
  number,
  action,
  keys,
  zone,
}: {
  conditions: readonly ConditionView[]
  number: string
  /** Absent where it is only read. */
  action?: ReplyAction
  /** One idempotency key per condition. */
  keys?: readonly string[]
  zone: string
}) {
  const met = conditions.filter(({ metAt }) => metAt !== null).length
  return (
    <Panel title="Conditions" meta={`${met} of ${conditions.length} met`} flush id="conditions">
      <ul>
        {conditions.map((one, at) => (
          <PanelRow
            key={one.id}
            mark={one.metAt ? <CircleCheck className="text-ok" /> : <Square className="text-3" />}
            title={<span className="font-normal">{one.text}</span>}
            detail={
              one.metAt ? (
                <>
                  {one.metBy?.name ?? 'Somebody'} confirmed it <Time at={one.metAt} zone={zone} />: “
                  {one.evidence}”
                </>
              ) : (
                <>
                  {one.owner?.name ?? 'Somebody'} sees to it; the {inside(one.roleName)} confirms.
                  {one.standing ? '' : ' The approval that set it no longer counts.'}
                </>
              )
            }
          >
            {action && one.confirm.ok ? (
              <ActionForm
                action={action}
                idempotencyKey={keys?.[at]}
                scope={`condition-${at}`}
                className="mt-2 grid gap-2 print:hidden"
              >
                <input type="hidden" name="number" value={number} />
                <input type="hidden" name="condition" value={one.id} />
                <KeptText label="What shows that it is met" name="evidence" required />
                <SubmitButton look="secondary" size="s">
                  Confirm as met
                </SubmitButton>
              </ActionForm>
            ) : null}
          </PanelRow>
        ))}
      </ul>
    </Panel>
  )
}
