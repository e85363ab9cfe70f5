import { CircleCheck, TriangleAlert } from 'lucide-react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { KeptArea } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import { inside, ROLE_NAMES } from '#lib/auth/roles'
import type { PageConflict } from '#lib/change/page/queries'

export type ConflictActs = {
  ask: ReplyAction
  voice: ReplyAction
  /** One idempotency key per conflict. */
  keys: readonly string[]
}
type Role = NonNullable<PageConflict['overriders']>[number]
const roleName = (role: Role) => (role === 'freeze_owner' ? 'Owner of the freeze' : ROLE_NAMES[role])

/** What stands against the planned time, each with its remedy, its override and, where `acts` are given, what the reader may do. */
export function ConflictList({
  conflicts,
  number,
  zone,
  now,
  acts,
}: {
  conflicts: readonly PageConflict[]
  number: string
  zone: string
  now: Date
  acts?: ConflictActs
}) {
  return (
    <ul>
      {conflicts.map((conflict, at) => (
        <li
          key={conflict.key}
          className="flex items-start gap-2 border-t border-line px-4 py-3 first:border-t-0"
        >
          {conflict.overridden ? (
            <CircleCheck className="mt-0.5 size-4 text-ok" />
          ) : (
            <TriangleAlert
              className={`mt-0.5 size-4 ${conflict.severity === 'block' ? 'text-stop' : 'text-warn'}`}
            />
          )}
          <div className="grid min-w-0 flex-1 gap-1">
            <p>
              <b>{stateOf(conflict)}</b> {conflict.sentence}
            </p>
            {conflict.overridden ? null : <p className="text-meta text-3">{conflict.remedy}</p>}
            <Override conflict={conflict} zone={zone} now={now} />
            {acts ? <Acts conflict={conflict} number={number} acts={acts} at={at} /> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

function stateOf({ overridden, severity }: PageConflict): string {
  if (overridden) return 'Overridden.'
  return severity === 'block' ? 'Blocks.' : 'Warns.'
}

function Override({ conflict, zone, now }: { conflict: PageConflict; zone: string; now: Date }) {
  const { override, voices, askedBy, overriders } = conflict
  if (!override) return null
  const spoken = new Set(voices.map(({ role }) => role))
  return (
    <div className="mt-1 grid gap-0.5 rounded-control bg-sunken px-3 py-2 text-meta text-2">
      <p>
        {askedBy} asked for an override, <Time at={override.askedAt} zone={zone} now={now} />: “
        {override.reason}”
      </p>
      {voices.map((voice) => (
        <p key={voice.id}>
          {voice.name} {voice.agrees ? 'agreed' : 'refused'} as {inside(roleName(voice.role))}
          {voice.reason && voice.reason !== override.reason ? `: “${voice.reason}”` : '.'}
        </p>
      ))}
      {override.inForceAt || override.refusedAt
        ? null
        : (overriders ?? [])
            .filter((role) => !spoken.has(role))
            .map((role) => <p key={role}>Waiting for the {inside(roleName(role))}.</p>)}
    </div>
  )
}

function Acts({
  conflict,
  number,
  acts,
  at,
}: {
  conflict: PageConflict
  number: string
  acts: ConflictActs
  at: number
}) {
  const { override, mayAsk, mayVoice, overridden, overriders } = conflict
  if (overridden) return null
  if (mayVoice.ok && override)
    return (
      <ActionForm
        action={acts.voice}
        idempotencyKey={acts.keys[at]}
        scope={`voice-${at}`}
        className="mt-2 grid gap-2 print:hidden"
      >
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="overrideId" value={override.id} />
        <KeptArea label="Reason" name="reason" rows={2} required />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="agree" value="yes" size="s">
            Agree to the override
          </SubmitButton>
          <SubmitButton name="agree" value="no" size="s" look="danger">
            Refuse
          </SubmitButton>
        </div>
      </ActionForm>
    )
  if (override && !override.refusedAt)
    return mayVoice.ok ? null : <p className="text-meta text-3 print:hidden">{mayVoice.reason}</p>
  if (!mayAsk.ok)
    return overriders && overriders.length > 0 ? (
      <p className="text-meta text-3 print:hidden">{mayAsk.reason}</p>
    ) : null
  return (
    <details className="mt-1 print:hidden">
      <summary className="w-fit cursor-pointer font-label text-accent">Ask for an override</summary>
      <ActionForm
        action={acts.ask}
        idempotencyKey={acts.keys[at]}
        scope={`ask-${at}`}
        className="mt-2 grid gap-2"
      >
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="target" value={conflict.key} />
        <KeptArea
          label="Why it cannot wait"
          name="reason"
          rows={2}
          required
          help={`Needs ${(overriders ?? []).map((role) => inside(roleName(role))).join(' and ')}, for this version at this time.`}
        />
        <div>
          <SubmitButton look="secondary" size="s">
            Ask for the override
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  )
}
