import clsx from 'clsx'
import type { ReactNode } from 'react'
import { driftOf } from '#components/implementation/step-list'
import { formatSpan, Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'

/** Time left, time used and how the steps stand against the plan, in one strip. */
export function RunFacts({ page, run }: { page: ChangePage; run: NonNullable<ChangePage['run']> }) {
  const { planned, now, zone, content } = page
  const end = run.endedAt ?? now
  const left = planned ? planned.end.getTime() - end.getTime() : null
  const last = content.steps.findLastIndex((step) => run.ticks.some(({ stepId }) => stepId === step.id))
  const tick = run.ticks.find(({ stepId }) => stepId === content.steps[last]?.id)
  const planned_ = content.steps.slice(0, last + 1).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const drift = tick ? driftOf(new Date(run.startedAt.getTime() + planned_ * 60_000), tick.tickedAt) : null
  return (
    <dl className="grid grid-cols-2 overflow-clip rounded-panel border border-line-strong md:grid-cols-4">
      <Fact term={run.endedAt ? 'Ended' : 'Time left'} warn={left !== null && left < 0}>
        <Figure>
          {left === null
            ? 'No end'
            : run.endedAt
              ? `${formatSpan(left)} ${left < 0 ? 'late' : 'early'}`
              : left < 0
                ? `${formatSpan(left)} over`
                : formatSpan(left)}
        </Figure>
        {planned ? (
          <>
            {run.endedAt ? 'its time ended' : 'ends'}{' '}
            <Time at={planned.end} zone={zone} shape="time" withZone />
          </>
        ) : (
          'no time is planned'
        )}
      </Fact>
      <Fact term={run.endedAt ? 'Took' : 'Running for'}>
        <Figure>{formatSpan(end.getTime() - run.startedAt.getTime())}</Figure>
        since <Time at={run.startedAt} zone={zone} now={now} />
      </Fact>
      <Fact term="Against plan" warn={drift !== null && drift > 5}>
        <Figure>
          {drift === null
            ? 'Not yet'
            : drift > 0
              ? `${drift} min late`
              : drift < 0
                ? `${-drift} min early`
                : 'On time'}
        </Figure>
        {last < 0 ? 'no step is ticked' : `step ${last + 1} of ${content.steps.length}`}
      </Fact>
      <Fact term="Implementer">
        <Figure>{page.implementer?.name ?? 'Nobody'}</Figure>
        records steps and outcome
      </Fact>
    </dl>
  )
}

function Fact({ term, warn, children }: { term: string; warn?: boolean; children: ReactNode }) {
  return (
    <div
      className={clsx(
        'border-line p-3 text-meta text-3 max-md:odd:border-e max-md:nth-[n+3]:border-t md:not-last:border-e',
        warn && '[&_b]:text-warn',
      )}
    >
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
const Figure = ({ children }: { children: ReactNode }) => (
  <b className="block text-title text-1 tabular-nums">{children}</b>
)
