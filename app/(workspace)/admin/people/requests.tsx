import { ArrowRight, Check, CircleCheck, CircleDot, ShieldAlert } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Note } from '#components/ui/note'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { Actor } from '#lib/auth/actor'
import type { listRoleRequests } from '#lib/auth/grant/queries'
import { canConfirmRole, canDeclineRole } from '#lib/auth/permissions'
import { ROLE_NAMES } from '#lib/auth/roles'
import { confirmRoleAction, decideRoleAction } from './actions'

type Waiting = Awaited<ReturnType<typeof listRoleRequests>>
type Props = { actor: Actor; waiting: Waiting; zone: string; now: Date }

/** What waits for its second person (A44), and what was granted before there was one (D117). */
export function Requests({ actor, waiting, zone, now }: Props) {
  if (waiting.requests.length + waiting.unconfirmed.length === 0) return null
  return (
    <section aria-label="Waiting for a second person" className="grid gap-2 px-6 pt-4 pb-2 max-md:px-4">
      {waiting.requests.map((request) => {
        const asked = { ...request, open: true }
        const [confirm, decline] = [canConfirmRole(actor, asked), canDeclineRole(actor, asked)]
        const mine = actor.kind === 'person' && actor.id === request.askedBy
        const role = ROLE_NAMES[request.role]
        return (
          <Note
            key={request.id}
            tone="accent"
            icon={<ShieldAlert />}
            title={
              request.kind === 'grant' ? `${role} for ${request.name}` : `${role} taken from ${request.name}`
            }
          >
            <p className="text-meta text-2">
              Asked by {request.askedByName}, <Time at={request.askedAt} zone={zone} now={now} withZone />: “
              {request.reason}”
            </p>
            <Steps first={`${request.askedByName}, administrator`} />
            <ActionForm
              action={decideRoleAction}
              idempotencyKey={crypto.randomUUID()}
              className="mt-2 flex flex-wrap justify-end gap-2"
            >
              <input type="hidden" name="requestId" value={request.id} />
              <SubmitButton
                look="secondary"
                size="s"
                name="decision"
                value="decline"
                disabledReason={decline.ok ? null : decline.reason}
              >
                {mine ? 'Take back' : 'Refuse'}
              </SubmitButton>
              {confirm.ok || !decline.ok ? null : (
                <span className="self-center text-meta text-3">{confirm.reason}</span>
              )}
              {confirm.ok ? (
                <SubmitButton size="s" icon={<Check />} name="decision" value="confirm">
                  {request.kind === 'grant' ? 'Confirm the role' : 'Confirm the removal'}
                </SubmitButton>
              ) : null}
            </ActionForm>
          </Note>
        )
      })}
      {waiting.unconfirmed.map((holding) => {
        const subject = {
          askedBy: holding.grantedBy ?? '',
          personId: holding.personId,
          kind: 'grant' as const,
          open: true,
        }
        const confirm = canConfirmRole(actor, subject)
        return (
          <Note
            key={holding.id}
            tone="warn"
            icon={<ShieldAlert />}
            title={`${ROLE_NAMES[holding.role]} of ${holding.name} is not confirmed`}
          >
            <p className="text-meta text-2">
              Granted by {holding.grantedByName} alone,{' '}
              <Time at={holding.grantedAt} zone={zone} now={now} withZone />, before there was a CISO.
            </p>
            <Steps first={`${holding.grantedByName}, administrator`} />
            <ActionForm
              action={confirmRoleAction}
              idempotencyKey={crypto.randomUUID()}
              className="mt-2 flex flex-wrap justify-end gap-2"
            >
              <input type="hidden" name="holdingId" value={holding.id} />
              {confirm.ok ? (
                <>
                  <SubmitButton look="secondary" size="s" name="decision" value="decline">
                    End the role
                  </SubmitButton>
                  <SubmitButton size="s" icon={<Check />} name="decision" value="confirm">
                    Confirm the role
                  </SubmitButton>
                </>
              ) : (
                <SubmitButton size="s" disabledReason={confirm.reason}>
                  Confirm the role
                </SubmitButton>
              )}
            </ActionForm>
          </Note>
        )
      })}
    </section>
  )
}

const Steps = ({ first }: { first: string }) => (
  <p className="flex flex-wrap items-center gap-2">
    <Mark tone="ok" icon={<CircleCheck />}>
      {first}
    </Mark>
    <ArrowRight className="size-3.5" aria-label="then" />
    <Mark icon={<CircleDot />}>The CISO confirms</Mark>
  </p>
)
