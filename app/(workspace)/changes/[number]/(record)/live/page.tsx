import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { FinishForm } from '#components/implementation/finish-form'
import { GateList } from '#components/implementation/gate-list'
import { StepList } from '#components/implementation/step-list'
import { ActionForm } from '#components/ui/action-form'
import { EmptyState } from '#components/ui/empty-state'
import { Panel } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { formatSpan, Time } from '#components/ui/time'
import { OUTCOME_WORDS } from '#lib/change/lifecycle'
import type { ChangePage } from '#lib/change/page/queries'
import type { Check } from '#lib/implementation/gate'
import { finishImplementationAction, startImplementationAction, tickStepAction } from '../../actions'
import { type ChangeParams, formKey, loadChange } from '../../load-change'
import { RunFacts } from './run-facts'

export default async function LivePage({ params }: ChangeParams) {
  const { page } = await loadChange((await params).number)
  const { run, gate } = page
  return (
    <div className="grid gap-5 px-6 py-5 max-md:px-4">
      {run ? (
        <Run page={page} run={run} />
      ) : gate.length > 0 ? (
        <Gate page={page} />
      ) : (
        <EmptyState kind="first" title="Not to be started yet">
          The start gate opens when the change is approved. It checks the approvals, the content, the time and
          the calendar at the moment of the start.
        </EmptyState>
      )}
    </div>
  )
}

function Gate({ page }: { page: ChangePage }) {
  const { gate, may, subject } = page
  const met = gate.filter(({ state }) => state === 'met').length
  return (
    <Panel title="Start gate" meta={`${met} of ${gate.length} met`} flush className="max-w-190">
      <GateList checks={gate} />
      <div className="grid gap-2 border-t border-line px-4 py-3">
        <p className="text-2">
          Starting checks this list again in one transaction and tells everyone concerned. From then on the
          content is fixed and the change can only be finished.
        </p>
        <ActionForm
          action={startImplementationAction}
          idempotencyKey={formKey()}
          scope="start"
          className="grid gap-2"
        >
          <input type="hidden" name="number" value={subject.number} />
          <div>
            <SubmitButton icon={<Play />} disabledReason={may.start.ok ? null : may.start.reason}>
              Start the implementation
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Panel>
  )
}

function Run({ page, run }: { page: ChangePage; run: NonNullable<ChangePage['run']> }) {
  const { content, subject, may, zone } = page
  const { steps, rollback } = content
  const records = may.record.ok
  const nameOf = (id: string | null) => page.people.find((one) => one.id === id)?.name
  const open = steps.filter((step) => !run.ticks.some(({ stepId }) => stepId === step.id))
  const list = (rows: typeof steps, reserve: boolean) => (
    <StepList
      steps={rows}
      ticks={run.ticks}
      startedAt={run.startedAt}
      zone={zone}
      nameOf={nameOf}
      number={subject.number}
      action={records ? tickStepAction : undefined}
      keys={rows.map(formKey)}
      reserve={reserve}
    />
  )
  return (
    <>
      <RunFacts page={page} run={run} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Panel title="Steps" meta={`${steps.length - open.length} of ${steps.length} done`} flush>
          {steps.length === 0 ? <Nothing>The plan has no steps.</Nothing> : list(steps, false)}
        </Panel>
        <div className="grid gap-5">
          <Panel title="Outcome">
            {run.outcome ? (
              <p>
                <b>{OUTCOME_WORDS[run.outcome]}</b>
                {run.endedAt ? (
                  <>
                    , <Time at={run.endedAt} zone={zone} now={page.now} />, after{' '}
                    {formatSpan(run.endedAt.getTime() - run.startedAt.getTime())}
                  </>
                ) : null}
                .{run.note ? ` “${run.note}”` : ''}
              </p>
            ) : records ? (
              <FinishForm
                action={finishImplementationAction}
                number={subject.number}
                open={open.length}
                idempotencyKey={formKey()}
              />
            ) : (
              <p className="text-2">{may.record.ok ? '' : may.record.reason}</p>
            )}
          </Panel>
          <Panel title="Rollback" meta={rollback.notPossible ? 'forward fix only' : undefined} flush>
            {rollback.steps.length === 0 ? (
              <Nothing>No rollback steps are written.</Nothing>
            ) : (
              list(rollback.steps, true)
            )}
          </Panel>
          <Panel title="Start gate" meta="as it stood at the start" flush>
            <GateList checks={run.gate as Check[]} />
          </Panel>
        </div>
      </div>
    </>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 text-3">{children}</p>
}
