import { Send } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Checkbox } from '#components/ui/choice'
import { Dialog, DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptText } from '#components/ui/kept-field'
import { ShownOnce } from '#components/ui/shown-once'
import { SubmitButton } from '#components/ui/submit-button'
import type { Actor } from '#lib/auth/actor'
import { canManagePeople } from '#lib/auth/permissions'
import { isAuthority, ROLE_NAMES, ROLES } from '#lib/auth/roles'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { invitePersonAction } from './actions'

/** An account and its first link, which the administrator hands over. */
export function InviteDialog({ actor }: { actor: Actor }) {
  if (!canManagePeople(actor).ok) return null
  return (
    <Dialog
      id="invite"
      title="Invite a person"
      description="You get a link to hand over. It holds seven days and works once."
    >
      <ActionForm action={invitePersonAction} idempotencyKey={crypto.randomUUID()}>
        <DialogBody>
          <KeptText label="E-mail" name="email" type="email" autoComplete="off" required />
          <KeptText label="Name" name="name" autoComplete="off" required />
          <KeptText label="Job title" name="title" autoComplete="off" note="optional" />
          <fieldset>
            <legend className="mb-1 font-label">Roles</legend>
            <div className="grid max-h-56 grid-cols-1 gap-x-4 overflow-y-auto rounded-control border border-control p-2 sm:grid-cols-2">
              {ROLES.map((role) => (
                <Checkbox
                  key={role}
                  name="roles[]"
                  value={role}
                  label={ROLE_NAMES[role]}
                  detail={isAuthority(role) ? 'Needs a second person' : undefined}
                />
              ))}
            </div>
            <p className="mt-1 text-meta text-3">
              Deciding roles wait for the CISO; the others hold at once. An auditor holds no other role, an
              administrator none that decides.
            </p>
          </fieldset>
          <ShownOnce label="Link to hand over" prefix={`${env().appUrl}${paths.join('')}`}>
            Hand it to this person only. It is not shown again; make a new one in their panel when it is lost.
          </ShownOnce>
        </DialogBody>
        <DialogFooter>
          <DialogClose dialog="invite">Close</DialogClose>
          <SubmitButton icon={<Send />}>Make the invitation</SubmitButton>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  )
}
