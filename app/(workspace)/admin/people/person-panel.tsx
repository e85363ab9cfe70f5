import { X } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { IconButton } from '#components/ui/button'
import { Panel, PanelRow } from '#components/ui/panel'
import { Avatar } from '#components/ui/person'
import { SubmitButton } from '#components/ui/submit-button'
import { formatSpan, formatTime, Time } from '#components/ui/time'
import type { Actor } from '#lib/auth/actor'
import { agentInWords } from '#lib/auth/agent'
import type { getPerson } from '#lib/auth/directory/queries'
import type { listRoleRequests } from '#lib/auth/grant/queries'
import { canManagePeople, canRevokeToken } from '#lib/auth/permissions'
import { AccountPanel } from './account-panel'
import { endSessionsAction, revokeTokenAction } from './actions'
import { RolesPanel } from './roles-panel'

export type OpenPerson = Awaited<ReturnType<typeof getPerson>>
export type Pending = Awaited<ReturnType<typeof listRoleRequests>>['requests']
type Props = {
  actor: Actor
  person: OpenPerson
  pending: Pending
  closeHref: string
  zone: string
  now: Date
}

/** One person: roles, sessions, tokens, account. Everybody who may read sees it; each act says why it is not theirs. */
export function PersonPanel({ actor, person, pending, closeHref, zone, now }: Props) {
  const manage = canManagePeople(actor)
  const why = manage.ok ? null : manage.reason
  return (
    <div className="grid content-start gap-4 p-4">
      <header className="flex items-start gap-3">
        <Avatar name={person.name} size="l" />
        <div className="min-w-0 flex-1">
          <h2 className="text-lead">{person.name}</h2>
          <p className="text-meta text-3">{[person.title, person.email].filter(Boolean).join(' · ')}</p>
          {person.disabled ? <Mark tone="stop">Disabled</Mark> : null}
          {person.invited && !person.disabled ? <Mark tone="warn">Invited, no password yet</Mark> : null}
        </div>
        <IconButton label="Close" icon={<X />} href={closeHref} />
      </header>
      <RolesPanel actor={actor} person={person} pending={pending} zone={zone} now={now} />
      <Panel
        title="Sessions"
        meta="end after 30 min without use"
        flush
        actions={
          person.open.length > 1 ? (
            <ActionForm action={endSessionsAction} idempotencyKey={crypto.randomUUID()}>
              <input type="hidden" name="personId" value={person.id} />
              <SubmitButton look="danger" size="xs" disabledReason={why}>
                {`End all ${person.open.length}`}
              </SubmitButton>
            </ActionForm>
          ) : null
        }
      >
        {person.open.length === 0 ? <p className="px-4 py-3 text-3">No open session.</p> : null}
        <ul>
          {person.open.map((session) => (
            <PanelRow
              key={session.id}
              title={agentInWords(session.agent)}
              detail={
                <>
                  {session.address ? `${session.address} · ` : ''}
                  <Time at={session.seenAt} zone={zone} now={now}>
                    {`${formatSpan(now.getTime() - session.seenAt.getTime())} ago`}
                  </Time>
                  {` · since ${formatTime(session.createdAt, zone, 'day-time', now)}`}
                </>
              }
              end={
                <ActionForm action={endSessionsAction} idempotencyKey={crypto.randomUUID()}>
                  <input type="hidden" name="personId" value={person.id} />
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton look="secondary" size="xs" disabledReason={why}>
                    End
                  </SubmitButton>
                </ActionForm>
              }
            />
          ))}
        </ul>
      </Panel>
      {person.tokens.length > 0 ? (
        <Panel title="API tokens" flush>
          <ul>
            {person.tokens.map((token) => {
              const revoke = canRevokeToken(actor, { personId: person.id })
              return (
                <PanelRow
                  key={token.id}
                  title={token.name}
                  detail={`${token.scope} · until ${formatTime(token.expiresAt, zone, 'day', now)} · ${
                    token.lastUsedAt
                      ? `used ${formatTime(token.lastUsedAt, zone, 'day-time', now)}`
                      : 'never used'
                  }`}
                  end={
                    <ActionForm action={revokeTokenAction} idempotencyKey={crypto.randomUUID()}>
                      <input type="hidden" name="tokenId" value={token.id} />
                      <SubmitButton look="danger" size="xs" disabledReason={revoke.ok ? null : revoke.reason}>
                        Revoke
                      </SubmitButton>
                    </ActionForm>
                  }
                />
              )
            })}
          </ul>
        </Panel>
      ) : null}
      <AccountPanel actor={actor} person={person} />
    </div>
  )
}
