import { CircleHelp, Link2, Link2Off, Stamp } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Progress } from '#components/ui/meter'
import { Note } from '#components/ui/note'
import { SubmitButton } from '#components/ui/submit-button'
import { formatSpan, Time } from '#components/ui/time'
import { canVerify } from '#lib/audit/permissions'
import type { getTrailStatus } from '#lib/audit/queries'
import type { Actor } from '#lib/auth/actor'
import { startVerificationAction } from './actions'
import { Refresh } from './refresh'

const number = new Intl.NumberFormat('en')
const events = (count: number) => `${number.format(count)} ${count === 1 ? 'event' : 'events'}`
/** The sealer looks every 30 s; later than this it has stopped (R11). */
const LATE_MS = 60_000

type Props = {
  status: Awaited<ReturnType<typeof getTrailStatus>>
  actor: Actor
  zone: string
  attempt: string
}

/** How far the chain is verified and anchored, and the button that verifies it now. */
export function ChainStatus({ status, actor, zone, attempt }: Props) {
  const { last, running, sealed, now } = status
  const verdict = canVerify(actor)
  const newer = Math.max(0, status.events - (last?.events ?? 0))
  const unsealed = sealed ? now.getTime() - Date.parse(sealed.lookedAt) : null
  return (
    <>
      <section
        aria-label="Chain"
        className="flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 border-y border-line bg-sunken px-6 py-1.5 max-md:px-4"
      >
        {last === null ? (
          <Mark tone="unknown" icon={<CircleHelp />}>
            Not verified yet
          </Mark>
        ) : last.fault ? (
          <Mark tone="stop" icon={<Link2Off />}>
            Tampering found at <Time at={last.finishedAt ?? now} zone={zone} now={now} />
          </Mark>
        ) : (
          <Mark tone="ok" icon={<Link2 />}>
            Chain of {events(last.events)} verified at{' '}
            <Time at={last.finishedAt ?? now} zone={zone} now={now} />
          </Mark>
        )}
        {last && newer > 0 ? (
          <Mark tone="unknown" icon={<CircleHelp />}>
            {number.format(newer)} newer not verified yet
          </Mark>
        ) : null}
        {sealed ? (
          <span className="inline-flex items-center gap-1.5 text-meta text-3">
            <Stamp className="size-3.5" />
            Checkpoint {number.format(sealed.number)} signed, <code>{short(sealed.digest)}</code>
          </span>
        ) : null}
        <div className="ms-auto flex items-center gap-3 print:hidden">
          {running ? (
            <>
              <div className="w-40">
                <Progress
                  label="Verifying the trail"
                  value={running.total > 0 ? running.events : undefined}
                  max={running.total || 1}
                />
              </div>
              <span role="status" className="text-meta text-3 tabular-nums">
                {running.total > 0
                  ? `${number.format(running.events)} of ${number.format(running.total)}`
                  : 'Waiting for the worker'}
              </span>
              <Refresh seconds={1} />
            </>
          ) : (
            <ActionForm action={startVerificationAction} idempotencyKey={attempt}>
              <SubmitButton look="secondary" disabledReason={verdict.ok ? undefined : verdict.reason}>
                Verify now
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      </section>
      {last?.fault ? (
        <div className="px-6 pt-4 max-md:px-4">
          <Note tone="stop" title="The trail was tampered with.">
            {last.fault} Keep the database and the seal folder as they are, and compare them with a backup.
          </Note>
        </div>
      ) : null}
      {unsealed === null || unsealed > LATE_MS ? (
        <div className="px-6 pt-4 max-md:px-4">
          <Note tone="warn" title={unsealed === null ? 'No checkpoint yet.' : 'The sealer has stopped.'}>
            {unsealed === null
              ? 'Until the worker writes the first one, an edit by whoever owns the database would not show.'
              : `It last looked ${formatSpan(unsealed)} ago. Start the worker: an edit of events since then would not show.`}
          </Note>
        </div>
      ) : null}
    </>
  )
}

const short = (digest: string | null) => (digest ? `${digest.slice(0, 4)}…${digest.slice(-4)}` : 'none')
