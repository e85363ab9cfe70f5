import { CircleX, Undo2, X } from 'lucide-react'
import Link from 'next/link'
import { CheckVerdict } from '#components/change/check-badge'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Checkbox } from '#components/ui/choice'
import { Progress } from '#components/ui/meter'
import { Note } from '#components/ui/note'
import { SubmitButton } from '#components/ui/submit-button'
import { formatSpan, Time } from '#components/ui/time'
import type { Actor } from '#lib/auth/actor'
import { canCancel, canRun, canUndo } from '#lib/import/permissions'
import type { BatchView, listProblems } from '#lib/import/queries'
import { BATCH_STATUS_WORDS, CARRIED, paceOf } from '#lib/import/stage'
import { paths } from '#lib/paths'
import { cancelImportAction, startRunAction, undoImportAction } from './actions'
import { grouped } from './grouped'
import { Stopping } from './stopping'

type Problems = Awaited<ReturnType<typeof listProblems>>
type Props = { batch: BatchView; problems: Problems; actor: Actor; zone: string; now: Date }

/** What the dry run found, what runs now, and what can be done next. */
export function BatchSide({ batch, problems, actor, zone, now }: Props) {
  return (
    <>
      {CARRIED.includes(batch.status) ? <Running batch={batch} zone={zone} now={now} /> : null}
      {batch.status === 'done' || batch.status === 'undone' || batch.status === 'discarded' ? (
        <Outcome batch={batch} actor={actor} zone={zone} now={now} />
      ) : null}
      {batch.result ? <DryRun batch={batch} actor={actor} zone={zone} now={now} /> : null}
      {problems.length > 0 ? <Stopping batch={batch} problems={problems} /> : null}
      {canCancel(actor, batch).ok && batch.status !== 'running' ? (
        <section className="px-4 py-3">
          <ActionForm action={cancelImportAction} idempotencyKey={crypto.randomUUID()}>
            <input type="hidden" name="batch" value={batch.id} />
            <SubmitButton look="quiet" size="s" icon={<X />}>
              Discard this import
            </SubmitButton>
          </ActionForm>
        </section>
      ) : null}
    </>
  )
}

function DryRun({ batch, actor, zone, now }: Omit<Props, 'problems'>) {
  const { result, status, checkedAt } = batch
  if (!result) return null
  const figures: [number, string][] = [
    [result.history, 'history'],
    [result.drafts, 'drafts'],
    [result.left + result.joined, result.joined > 0 ? 'left out or joined' : 'left out'],
    [result.stopped, 'stop'],
  ]
  const may = canRun(actor, batch, false)
  const skipping = canRun(actor, batch, true)
  return (
    <section aria-labelledby="dry-run" className="grid gap-2 px-4 py-4">
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="dry-run">Dry run</h2>
        {checkedAt ? (
          <span className="text-meta text-3">
            <Time at={checkedAt} zone={zone} now={now} />
          </span>
        ) : null}
        {status === 'mapping' ? (
          <span className="ms-auto">
            <CheckVerdict state="stale">Mapping changed since</CheckVerdict>
          </span>
        ) : null}
      </header>
      <dl className="grid grid-cols-4 divide-x divide-line rounded-control border border-line">
        {figures.map(([rows, label]) => (
          <div key={label} className="flex flex-col-reverse justify-end px-2.5 py-1.5">
            <dt className="text-meta text-3">{label}</dt>
            <dd
              className={
                label === 'stop' && rows > 0
                  ? 'text-lead font-semibold text-stop tabular-nums'
                  : 'text-lead font-semibold tabular-nums'
              }
            >
              {grouped(rows)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-meta text-3">
        {status === 'checked' || status === 'mapping' ? 'Nothing was written. ' : ''}Imported changes are
        marked as history: no approvals, no clocks.
      </p>
      {status === 'checked' ? (
        <ActionForm action={startRunAction} idempotencyKey={crypto.randomUUID()} className="grid gap-2">
          <input type="hidden" name="batch" value={batch.id} />
          {result.stopped > 0 && skipping.ok ? (
            <Checkbox
              name="skipBroken"
              label={`Import the good rows, skip the ${grouped(result.stopped)} broken`}
            />
          ) : null}
          <SubmitButton disabledReason={may.ok || skipping.ok ? null : may.reason}>
            Import {grouped(result.history + result.drafts)} changes
          </SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  )
}

function Running({ batch, zone, now }: { batch: BatchView; zone: string; now: Date }) {
  const undoing = batch.status === 'undoing'
  const total = undoing ? batch.rowsDone + batch.written : (batch.profile?.rows ?? 0)
  const unit = undoing ? 'changes' : 'rows'
  const pace = paceOf({ done: batch.rowsDone, total, startedAt: batch.startedAt }, now)
  return (
    <section aria-labelledby="running" className="grid gap-2 px-4 py-4">
      <h2 id="running">{BATCH_STATUS_WORDS[batch.status]}</h2>
      {batch.fault ? <Note tone="warn">{batch.fault}</Note> : null}
      <div role="status" className="flex justify-between gap-3 tabular-nums">
        <b>
          {total > 0
            ? `${grouped(batch.rowsDone)} of ${grouped(total)} ${unit}`
            : `${grouped(batch.rowsDone)} ${unit}`}
        </b>
        {total > 0 ? <span className="text-2">{Math.floor((batch.rowsDone / total) * 100)} %</span> : null}
      </div>
      <Progress
        label={BATCH_STATUS_WORDS[batch.status]}
        value={total > 0 ? batch.rowsDone : undefined}
        max={total || 1}
      />
      <dl className="grid grid-cols-3 gap-2">
        {[
          ['Rate', pace ? `${grouped(Math.round(pace.rate))} ${unit}/s` : 'Measuring'],
          ['Left', pace ? formatSpan(pace.left) : 'Measuring'],
          ['Stopped rows', grouped(batch.stopped)],
        ].map(([term, detail]) => (
          <div key={term}>
            <dt className="text-micro text-3">{term}</dt>
            <dd className="font-semibold tabular-nums">{detail}</dd>
          </div>
        ))}
      </dl>
      <p className="text-meta text-3">
        {batch.startedAt ? (
          <>
            Started <Time at={batch.startedAt} zone={zone} now={now} /> by {batch.by}.{' '}
          </>
        ) : null}
        You can leave; it goes on, and a notice comes at the end.
      </p>
      {batch.status === 'running' ? (
        <div className="flex flex-wrap gap-2">
          <Cancel batch={batch} keep={false} />
          <Cancel batch={batch} keep />
        </div>
      ) : null}
    </section>
  )
}

const Cancel = ({ batch, keep }: { batch: BatchView; keep: boolean }) => (
  <ActionForm action={cancelImportAction} idempotencyKey={crypto.randomUUID()}>
    <input type="hidden" name="batch" value={batch.id} />
    {keep ? <input type="hidden" name="keep" value="on" /> : null}
    <SubmitButton look={keep ? 'quiet' : 'danger'} size="s">
      {keep ? `Cancel, keep ${grouped(batch.written)}` : 'Cancel and undo'}
    </SubmitButton>
  </ActionForm>
)

function Outcome({ batch, actor, zone, now }: Omit<Props, 'problems'>) {
  const may = canUndo(actor, batch)
  return (
    <section aria-labelledby="outcome" className="grid gap-2 px-4 py-4">
      <h2 id="outcome">{BATCH_STATUS_WORDS[batch.status]}</h2>
      {batch.fault ? <Note tone="warn">{batch.fault}</Note> : null}
      <p role="status">
        {batch.status === 'done' ? (
          <>
            <b className="tabular-nums">{grouped(batch.written)}</b> changes are here
            {batch.stopped > 0 ? `, ${grouped(batch.stopped)} rows were skipped` : ''}.{' '}
            <Link prefetch={false} href={paths.changes({ view: 'closed' })}>
              See the closed changes
            </Link>
          </>
        ) : (
          'Nothing of this file is here.'
        )}
      </p>
      {batch.finishedAt ? (
        <p className="text-meta text-3">
          By {batch.by}, finished <Time at={batch.finishedAt} zone={zone} now={now} />.
        </p>
      ) : null}
      {batch.status === 'done' && batch.written > 0 ? (
        <ActionForm action={undoImportAction} idempotencyKey={crypto.randomUUID()} className="grid gap-2">
          <input type="hidden" name="batch" value={batch.id} />
          <Checkbox name="keepTouched" label="Keep changes that somebody has worked with since" />
          <SubmitButton look="danger" size="s" icon={<Undo2 />} disabledReason={may.ok ? null : may.reason}>
            Undo this import
          </SubmitButton>
        </ActionForm>
      ) : null}
      {batch.status !== 'done' ? (
        <Mark tone="unknown" icon={<CircleX />}>
          {batch.written === 0 ? '0 changes' : `${grouped(batch.written)} changes`}
        </Mark>
      ) : null}
    </section>
  )
}
