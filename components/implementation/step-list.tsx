import clsx from 'clsx'
import { Check, Play, SkipForward } from 'lucide-react'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'

type Step = ChangePage['content']['steps'][number]
type Tick = NonNullable<ChangePage['run']>['ticks'][number]
/** Minutes that a step ended after its planned end; negative when earlier. */
export const driftOf = (plannedEnd: Date, tickedAt: Date) =>
  Math.round((tickedAt.getTime() - plannedEnd.getTime()) / 60_000)

/** The steps with their planned and actual times, the next one open for ticking. */
export function StepList({
  steps,
  ticks,
  startedAt,
  zone,
  nameOf,
  number,
  action,
  keys,
  reserve,
}: {
  steps: readonly Step[]
  ticks: readonly Tick[]
  startedAt: Date
  zone: string
  nameOf: (id: string | null) => string | undefined
  number: string
  /** Absent when the reader does not record, or the run is over. */
  action?: ReplyAction
  keys: readonly string[]
  /** Kept for the way back: not planned for any hour, and none is next until one is taken. */
  reserve?: boolean
}) {
  const taken = steps.some((step) => ticks.some(({ stepId }) => stepId === step.id))
  const next =
    reserve && !taken ? undefined : steps.find((step) => !ticks.some(({ stepId }) => stepId === step.id))
  return (
    <>
      {reserve ? null : (
        <p
          aria-hidden="true"
          className="flex justify-end gap-3 border-b border-line bg-sunken px-4 py-1 text-micro font-medium text-3 max-md:hidden [&>span]:text-end"
        >
          <span className="w-12">Planned</span>
          <span className="w-12">Ended</span>
          <span className="w-14">Drift</span>
        </p>
      )}
      <ol>
        {steps.map((step, at) => {
          const tick = ticks.find(({ stepId }) => stepId === step.id)
          const before = steps.slice(0, at + 1).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
          const plannedEnd = new Date(startedAt.getTime() + before * 60_000)
          const here = step === next
          return (
            <PanelRow
              key={step.id}
              wide
              mine={here && action !== undefined}
              mark={<StepMark tick={tick} here={here} at={at + 1} />}
              title={step.title}
              detail={
                <>
                  {nameOf(step.ownerId) ?? 'Nobody'}
                  {step.minutes === null ? '' : `, ${step.minutes} min`}
                  <span className="md:hidden">
                    <Times {...{ plannedEnd, tick, zone, reserve }} />
                  </span>
                  {tick?.note ? `. “${tick.note}”` : ''}
                </>
              }
              end={
                <span className="flex gap-3 text-meta tabular-nums max-md:hidden [&>span]:text-end">
                  {reserve ? null : (
                    <span className="w-12 text-3">
                      <span className="sr-only">planned end </span>
                      <Time at={plannedEnd} zone={zone} shape="time" />
                    </span>
                  )}
                  <span className="w-12">
                    {tick ? (
                      <>
                        <span className="sr-only">actual end </span>
                        <Time at={tick.tickedAt} zone={zone} shape="time" />
                      </>
                    ) : null}
                  </span>
                  {reserve ? null : (
                    <span className="w-14">
                      {tick ? <Drift minutes={driftOf(plannedEnd, tick.tickedAt)} /> : null}
                    </span>
                  )}
                </span>
              }
            >
              {step.detail ? <p className="mt-0.5 text-meta text-3">{step.detail}</p> : null}
              {!tick && action ? (
                <TickForm
                  number={number}
                  step={step}
                  action={action}
                  idempotencyKey={keys[at] ?? ''}
                  here={here}
                />
              ) : null}
            </PanelRow>
          )
        })}
      </ol>
    </>
  )
}

/** On a phone, where there is no room for columns. */
function Times({
  plannedEnd,
  tick,
  zone,
  reserve,
}: {
  plannedEnd: Date
  tick: Tick | undefined
  zone: string
  reserve: boolean | undefined
}) {
  return (
    <>
      {reserve ? null : (
        <>
          , planned to end <Time at={plannedEnd} zone={zone} shape="time" />
        </>
      )}
      {tick ? (
        <>
          , ended <Time at={tick.tickedAt} zone={zone} shape="time" />
        </>
      ) : null}
    </>
  )
}

function StepMark({ tick, here, at }: { tick: Tick | undefined; here: boolean; at: number }) {
  return (
    <span
      className={clsx(
        'grid size-5 place-items-center rounded-full border text-micro font-semibold [&>svg]:size-3',
        tick?.status === 'done' && 'border-ok text-ok',
        tick?.status === 'skipped' && 'border-warn text-warn',
        !tick && (here ? 'border-accent bg-accent text-on-accent' : 'border-control text-3'),
      )}
    >
      {tick ? tick.status === 'done' ? <Check /> : <SkipForward /> : here ? <Play /> : at}
      <span className="sr-only">
        {tick ? (tick.status === 'done' ? 'done' : 'skipped') : here ? 'next' : 'to do'}
      </span>
    </span>
  )
}

function Drift({ minutes }: { minutes: number }) {
  return (
    <span className={clsx(minutes > 5 && 'font-label text-warn')}>
      {minutes > 0 ? `+${minutes}` : minutes === 0 ? '±0' : `−${Math.abs(minutes)}`} min
    </span>
  )
}

function TickForm({
  number,
  step,
  action,
  idempotencyKey,
  here,
}: {
  number: string
  step: Step
  action: ReplyAction
  idempotencyKey: string
  here: boolean
}) {
  return (
    <ActionForm
      action={action}
      idempotencyKey={idempotencyKey}
      scope={`step-${step.id}`}
      className="mt-2 grid gap-2 print:hidden"
      aria-label={step.title}
    >
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="stepId" value={step.id} />
      <div className="flex flex-wrap items-end gap-2">
        <SubmitButton
          name="status"
          value="done"
          size={here ? 'm' : 's'}
          look={here ? 'primary' : 'secondary'}
          icon={<Check />}
        >
          Done
        </SubmitButton>
        <KeptText
          label="Note"
          hideLabel
          name="note"
          placeholder="Note, required to skip"
          className="min-w-40 flex-1"
        />
        <SubmitButton name="status" value="skipped" look="quiet" size={here ? 'm' : 's'}>
          Skip with reason
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
