import { ActionForm } from '#components/ui/action-form'
import { Dialog, DialogBody, DialogButton, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptText } from '#components/ui/kept-field'
import { Panel } from '#components/ui/panel'
import { ShownOnce } from '#components/ui/shown-once'
import { SubmitButton } from '#components/ui/submit-button'
import type { Actor } from '#lib/auth/actor'
import { canDisable, canEnable, canMakeLink } from '#lib/auth/permissions'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { disablePersonAction, enablePersonAction, makeResetLinkAction } from './actions'
import type { OpenPerson } from './person-panel'

/** The account itself: a way back in, and the way out. */
export function AccountPanel({ actor, person }: { actor: Actor; person: OpenPerson }) {
  const link = canMakeLink(actor, person)
  const disable = canDisable(actor, person)
  const enable = canEnable(actor, person)
  return (
    <Panel title="Account">
      <div className="grid gap-4">
        <ActionForm
          action={makeResetLinkAction}
          idempotencyKey={crypto.randomUUID()}
          className="grid justify-items-start gap-2"
        >
          <input type="hidden" name="personId" value={person.id} />
          <p className="text-meta text-3">
            {person.invited
              ? 'A new invitation link ends the earlier one. It holds seven days.'
              : 'A link to choose a new password holds 30 minutes, works once and ends the sessions.'}
          </p>
          <SubmitButton look="secondary" disabledReason={link.ok ? null : link.reason}>
            {person.invited ? 'Make a new invitation link' : 'Make a password link'}
          </SubmitButton>
          <ShownOnce label="Link to hand over" prefix={`${env().appUrl}${paths.join('')}`}>
            Hand it to this person only, after making sure who asks. It is not shown again.
          </ShownOnce>
        </ActionForm>
        {person.disabled ? (
          <ActionForm action={enablePersonAction} idempotencyKey={crypto.randomUUID()}>
            <input type="hidden" name="personId" value={person.id} />
            <SubmitButton look="secondary" disabledReason={enable.ok ? null : enable.reason}>
              Enable the account
            </SubmitButton>
          </ActionForm>
        ) : (
          <div>
            <DialogButton dialog="disable" look="danger" disabledReason={disable.ok ? null : disable.reason}>
              Disable the account
            </DialogButton>
            <Dialog
              id="disable"
              title={`Disable ${person.name}`}
              description={`Ends ${person.open.length} open sessions and ${person.tokens.length} tokens at once. Roles, changes and decisions stay on record.`}
            >
              <ActionForm action={disablePersonAction} idempotencyKey={crypto.randomUUID()}>
                <DialogBody>
                  <input type="hidden" name="personId" value={person.id} />
                  <KeptText label="Reason" name="reason" id="disable-reason" required />
                </DialogBody>
                <DialogFooter>
                  <DialogClose dialog="disable" />
                  <SubmitButton look="danger-solid">Disable the account</SubmitButton>
                </DialogFooter>
              </ActionForm>
            </Dialog>
          </div>
        )}
      </div>
    </Panel>
  )
}
