import { KeyRound } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Choice } from '#components/ui/choice'
import { KeptSelect, KeptText } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { ShownOnce } from '#components/ui/shown-once'
import { SubmitButton } from '#components/ui/submit-button'
import { formatTime } from '#components/ui/time'
import type { listOwnTokens } from '#lib/auth/directory/queries'
import type { Verdict } from '#lib/refusal'
import { makeTokenAction, revokeOwnTokenAction } from './actions'

type Props = {
  tokens: Awaited<ReturnType<typeof listOwnTokens>>
  may: Verdict
  zone: string
  now: Date
}

/** Tokens for scripts and other systems; none does more than its owner may at that moment (T15). */
export function TokensPanel({ tokens, may, zone, now }: Props) {
  return (
    <Panel title="API tokens" flush>
      {tokens.length === 0 ? <p className="px-4 py-3 text-3">No token yet.</p> : null}
      <ul>
        {tokens.map((token) => (
          <PanelRow
            key={token.id}
            title={token.name}
            detail={
              <>
                {`${token.scope} · `}
                {token.expiresAt < now ? (
                  <Mark tone="warn">expired</Mark>
                ) : (
                  `until ${formatTime(token.expiresAt, zone, 'day', now)}`
                )}
                {token.lastUsedAt
                  ? ` · used ${formatTime(token.lastUsedAt, zone, 'day-time', now)}`
                  : ' · never used'}
              </>
            }
            end={
              <ActionForm action={revokeOwnTokenAction} idempotencyKey={crypto.randomUUID()}>
                <input type="hidden" name="tokenId" value={token.id} />
                <SubmitButton look="danger" size="xs">
                  Revoke
                </SubmitButton>
              </ActionForm>
            }
          />
        ))}
      </ul>
      <ActionForm
        action={makeTokenAction}
        idempotencyKey={crypto.randomUUID()}
        className="grid gap-3 border-t border-line px-4 py-3"
      >
        <div className="grid gap-3 md:grid-cols-[1fr_160px]">
          <KeptText label="What it is for" name="name" id="token-name" required />
          <KeptSelect
            label="Expires in"
            name="days"
            defaultValue="90"
            options={[
              { value: '7', label: '7 days' },
              { value: '30', label: '30 days' },
              { value: '90', label: '90 days' },
              { value: '365', label: '1 year' },
            ]}
          />
        </div>
        <Choice
          label="It may"
          name="scope"
          defaultValue="read"
          options={[
            { value: 'read', label: 'Read', detail: 'Lists and details' },
            { value: 'write', label: 'Write', detail: 'Raise, edit, comment' },
            { value: 'decide', label: 'Decide', detail: 'Where policy allows it' },
          ]}
        />
        <SubmitButton
          look="secondary"
          icon={<KeyRound />}
          className="justify-self-start"
          disabledReason={may.ok ? null : may.reason}
        >
          Make the token
        </SubmitButton>
        <ShownOnce label="Your new token">
          Keep it as you keep a password. It is not shown again; revoke it here when it is lost.
        </ShownOnce>
      </ActionForm>
    </Panel>
  )
}
