import { UserMinus } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Dialog, DialogBody, DialogButton, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptSelect, KeptText } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { formatTime } from '#components/ui/time'
import type { Actor } from '#lib/auth/actor'
import { canAskRole } from '#lib/auth/permissions'
import { isAuthority, ROLE_NAMES, ROLES, type Role } from '#lib/auth/roles'
import { askRoleAction } from './actions'
import type { OpenPerson, Pending } from './person-panel'

type Props = { actor: Actor; person: OpenPerson; pending: Pending; zone: string; now: Date }

/** Roles held, each with its removal, and the granting of another; deciding roles wait for the CISO (A44). */
export function RolesPanel({ actor, person, pending, zone, now }: Props) {
  const isPending = (role: Role) => pending.some((request) => request.role === role)
  const free = ROLES.filter((role) => !person.roles.includes(role))
  const grants = free.map((role) => ({
    role,
    may: canAskRole(actor, { subject: person, role, kind: 'grant', pending: isPending(role), last: false }),
  }))
  const refused = grants.every(({ may }) => !may.ok) ? grants[0]?.may : null
  return (
    <Panel title="Roles" flush>
      {person.holdings.length === 0 ? <p className="px-4 py-3 text-3">No role yet.</p> : null}
      <ul>
        {person.holdings.map(({ id, role, since, unconfirmed, sole }) => {
          const may = canAskRole(actor, {
            subject: person,
            role,
            kind: 'removal',
            pending: isPending(role),
            last: sole,
          })
          const name = ROLE_NAMES[role]
          return (
            <PanelRow
              key={id}
              title={name}
              detail={
                <>
                  since {formatTime(since, zone, 'day', now)}
                  {isAuthority(role) ? ' · decides' : ''}{' '}
                  {unconfirmed ? <Mark tone="warn">Not confirmed</Mark> : null}
                </>
              }
              end={
                <>
                  <DialogButton
                    dialog={`remove-${id}`}
                    size="xs"
                    icon={<UserMinus />}
                    disabledReason={may.ok ? null : may.reason}
                  >
                    Remove
                  </DialogButton>
                  <Dialog
                    id={`remove-${id}`}
                    title={`Take ${name} from ${person.name}`}
                    description={
                      isAuthority(role)
                        ? 'It takes effect when the CISO confirms. Decisions already counted stay on record.'
                        : 'It takes effect at once, also on pages that are open.'
                    }
                  >
                    <ActionForm action={askRoleAction} idempotencyKey={crypto.randomUUID()}>
                      <DialogBody>
                        <input type="hidden" name="personId" value={person.id} />
                        <input type="hidden" name="role" value={role} />
                        <input type="hidden" name="kind" value="removal" />
                        <KeptText label="Reason" name="reason" id={`reason-${id}`} required />
                      </DialogBody>
                      <DialogFooter>
                        <DialogClose dialog={`remove-${id}`} />
                        <SubmitButton look="danger-solid">{`Remove ${name}`}</SubmitButton>
                      </DialogFooter>
                    </ActionForm>
                  </Dialog>
                </>
              }
            />
          )
        })}
      </ul>
      <ActionForm
        action={askRoleAction}
        idempotencyKey={crypto.randomUUID()}
        className="grid gap-3 border-t border-line px-4 py-3"
      >
        <input type="hidden" name="personId" value={person.id} />
        <input type="hidden" name="kind" value="grant" />
        <KeptSelect
          label="Grant a role"
          name="role"
          empty="Choose a role"
          options={grants.map(({ role, may }) => ({
            value: role,
            label: `${ROLE_NAMES[role]}${isAuthority(role) ? ', needs a second person' : ''}`,
            disabled: !may.ok,
          }))}
        />
        <KeptText label="Reason" name="reason" id="grant-reason" required />
        <SubmitButton
          look="secondary"
          disabledReason={refused && !refused.ok ? refused.reason : null}
          className="justify-self-start"
        >
          Grant
        </SubmitButton>
      </ActionForm>
    </Panel>
  )
}
