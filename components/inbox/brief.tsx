import { CheckVerdict, ConflictMark } from '#components/change/check-badge'
import { riskOf } from '#components/change/risk-panel'
import { WhyRisk } from '#components/risk/why-risk'
import { DescriptionList } from '#components/ui/description-list'
import { formatDay, TimeRange } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'

/** What must be weighed before deciding: risk, window, rollback, evidence, conflicts. Unknown says so. */
export function Brief({ page, readerZone }: { page: ChangePage; readerZone?: string }) {
  const { content, planned, checks, conflicts, zone, now } = page
  const { explanation } = riskOf(page)
  const window = checks.find(({ key }) => key === 'window')
  const standing = conflicts.filter(({ overridden }) => !overridden)
  const { rollback, tests } = content
  const minutes = rollback.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0)
  return (
    <div className="[&_dd_span]:whitespace-normal">
      <DescriptionList
        narrow
        items={[
          {
            term: 'Risk',
            detail: (
              <>
                <b>{explanation.level}</b>{' '}
                <WhyRisk
                  explanation={explanation}
                  policyVersion={page.rulebook.version}
                  at={page.assessments[0]?.assessedAt ?? null}
                  zone={zone}
                />
              </>
            ),
          },
          {
            term: 'Window',
            detail: planned ? (
              <>
                <TimeRange
                  from={planned.start}
                  to={planned.end}
                  zone={zone}
                  readerZone={readerZone}
                  now={now}
                />
                {window ? <span className="block text-meta text-3">{window.detail}</span> : null}
              </>
            ) : (
              <span className="text-3">No time is planned yet.</span>
            ),
          },
          {
            term: 'Rollback',
            detail: rollback.notPossible ? (
              <ConflictMark blocks={false}>Forward fix only</ConflictMark>
            ) : rollback.steps.length === 0 ? (
              <CheckVerdict state="not_met">No rollback is written</CheckVerdict>
            ) : (
              <>
                {minutes > 0 ? `${minutes} min: ` : ''}
                {rollback.steps[0]?.title}
                {rollback.steps.length > 1 ? ` and ${rollback.steps.length - 1} more` : ''}{' '}
                <CheckVerdict state={rollback.testedOn ? 'met' : 'not_verified'}>
                  {rollback.testedOn
                    ? `Tested ${formatDay(rollback.testedOn)}${rollback.testedWhere ? `, ${rollback.testedWhere}` : ''}`
                    : 'Not tested'}
                </CheckVerdict>
              </>
            ),
          },
          {
            term: 'Evidence',
            detail:
              tests.length === 0 ? (
                <CheckVerdict state="not_verified">No test is recorded</CheckVerdict>
              ) : (
                <span className="flex flex-wrap gap-x-3 gap-y-1 pt-0.5">
                  {tests.slice(0, 6).map(({ id, title, result }) => (
                    <CheckVerdict
                      key={id}
                      state={result === 'passed' ? 'met' : result === 'failed' ? 'not_met' : 'not_verified'}
                    >
                      {title}
                      <span className="sr-only">, {result}</span>
                    </CheckVerdict>
                  ))}
                </span>
              ),
          },
          {
            term: standing.length === 1 ? 'Conflict' : 'Conflicts',
            detail:
              standing.length === 0 ? (
                planned ? (
                  'None found for this time.'
                ) : (
                  <CheckVerdict state="not_verified" />
                )
              ) : (
                <ul className="grid gap-1">
                  {standing.map(({ key, severity, sentence }) => (
                    <li key={key}>
                      <ConflictMark blocks={severity === 'block'}>
                        {severity === 'block' ? 'Blocks' : 'Warns'}
                      </ConflictMark>{' '}
                      {sentence}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </div>
  )
}
