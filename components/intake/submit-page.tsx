'use client'
import { CategoryMark } from '#components/change/category-badge'
import { CheckVerdict } from '#components/change/check-badge'
import { RiskBadge } from '#components/change/risk-badge'
import { FactorList } from '#components/risk/factor-list'
import { DescriptionList } from '#components/ui/description-list'
import { Note } from '#components/ui/note'
import { Panel } from '#components/ui/panel'
import { formatDay, Time, TimeRange } from '#components/ui/time'
import type { FieldError } from '#lib/refusal'
import { ConflictList } from './conflict-list'
import { useIntake } from './context'
import { OpenAnswers } from './open-answers'
import { NotComputed } from './rail-section'

/** Everything at a glance, what is missing with the way to it, and who decides. */
export function SubmitPage({
  missing: refused,
  askedAnew,
  revision,
}: {
  missing: readonly FieldError[]
  askedAnew: readonly string[]
  revision: number
}) {
  const { choices, content, live, preview, zone, readerZone } = useIntake()
  const missing = preview?.progress.find(({ key }) => key === 'submit')?.open ?? refused
  const names = Object.fromEntries(choices.factors.map(({ id, description }) => [id, description]))
  const services = choices.services.filter(({ slug }) => content.services.includes(slug))
  const implementer = choices.people.find(({ id }) => id === content.implementerId)
  return (
    <>
      {missing.length > 0 ? (
        <OpenAnswers
          title={missing.length === 1 ? 'One answer is missing' : `${missing.length} answers are missing`}
          errors={missing}
        />
      ) : null}
      {!live && revision > 0 && askedAnew.length > 0 ? (
        <Note tone="warn" title={`Saving opens revision ${revision + 1}.`}>
          {list(askedAnew)} decided on this revision and will be asked anew.
        </Note>
      ) : null}
      <section className="grid gap-2">
        <h2>{content.title || 'No title yet'}</h2>
        <div className="flex flex-wrap items-center gap-3">
          <CategoryMark category={content.category} />
          <RiskBadge level={preview?.risk.level ?? null} />
        </div>
        <p className="read whitespace-pre-line">{content.description}</p>
      </section>
      <DescriptionList
        items={[
          { term: 'Why', detail: content.justification || 'Not said yet' },
          { term: 'Services', detail: services.map(({ name }) => name).join(', ') || 'None yet' },
          { term: 'Implementer', detail: implementer?.name ?? 'Not chosen yet' },
          {
            term: 'When',
            detail:
              content.plannedStart && content.plannedEnd ? (
                <TimeRange
                  from={content.plannedStart}
                  to={content.plannedEnd}
                  zone={zone}
                  readerZone={readerZone}
                />
              ) : (
                'Not planned yet'
              ),
          },
          {
            term: 'Plan',
            detail: `${count(content.steps.length, 'step')}, ${count(content.tests.length, 'test')}`,
          },
          {
            term: 'Rollback',
            detail: content.rollback.notPossible
              ? 'Not possible, forward fix only'
              : `${count(content.rollback.steps.length, 'step')}${content.rollback.testedOn ? `, tested on ${formatDay(content.rollback.testedOn)} in ${content.rollback.testedWhere}` : ', not tested'}`,
          },
        ]}
      />
      <Panel title="Risk factors">
        {preview ? <FactorList factors={preview.risk.factors} names={names} /> : <NotComputed />}
      </Panel>
      <Panel
        title="Who decides"
        meta={
          preview ? (
            <>
              likely by <Time at={preview.decidedBy} zone={zone} shape="day" />
            </>
          ) : null
        }
      >
        {preview ? (
          <ol className="grid gap-3">
            {preview.deciders.map(({ key, name, kind, people, because, stage, dueAt }) => (
              <li key={key}>
                <p className="flex flex-wrap gap-x-2">
                  <span className="font-label">{name}</span>
                  <span className="text-2">
                    {kind === 'board'
                      ? 'decides together'
                      : people.length > 0
                        ? list(people, ' or ')
                        : 'nobody may decide'}
                  </span>
                  <span className="ms-auto text-meta text-3">
                    stage {stage}, by <Time at={dueAt} zone={zone} withZone />
                  </span>
                </p>
                <p className="text-meta text-3">{because.join(' ')}</p>
              </li>
            ))}
          </ol>
        ) : (
          <NotComputed />
        )}
      </Panel>
      {content.plannedStart && preview ? (
        <Panel title="Conflicts">
          <ConflictList conflicts={preview.conflicts} />
        </Panel>
      ) : null}
      <Panel title="Documents of the board" meta="not required to submit">
        {preview ? (
          <ul className="grid gap-2">
            {preview.documents.map(({ key, name, met, missing: parts }) => (
              <li key={key}>
                <CheckVerdict state={met ? 'met' : 'not_met'}>{name}</CheckVerdict>
                {parts.length > 0 ? <p className="text-meta text-3">{parts.join(' ')}</p> : null}
              </li>
            ))}
          </ul>
        ) : (
          <NotComputed />
        )}
      </Panel>
    </>
  )
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
const list = (words: readonly string[], last = ' and ') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`
