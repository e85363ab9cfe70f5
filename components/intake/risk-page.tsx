'use client'
import clsx from 'clsx'
import { Id } from '#components/ui/badge'
import { Checkbox, Choice } from '#components/ui/choice'
import { type Dimension, QUESTIONS } from '#lib/risk/questionnaire'
import { useIntake } from './context'
import { ProposalRow } from './proposal-row'

const ASKS: Record<Dimension, { note: string; words: [string, string, string, string] }> = {
  business: {
    note: 'Who notices if it goes wrong?',
    words: ['nobody', 'documents, test', 'internal tools', 'customers, revenue'],
  },
  technical: {
    note: 'How much moves at once?',
    words: ['text only', 'one component', 'one system', 'several, schema'],
  },
  security: {
    note: 'What does it open or weaken?',
    words: ['nothing', 'monitoring', 'API, data', 'auth, network, keys'],
  },
}
const LEVELS = ['none', 'low', 'medium', 'high'] as const

/** Three impact questions, what the text proposes, the facts that move the risk, and every factor by hand. */
export function RiskPage() {
  return (
    <>
      <section className="grid gap-4">
        <h2>Impact in three directions</h2>
        {(Object.keys(ASKS) as Dimension[]).map((dimension) => (
          <ImpactQuestion key={dimension} dimension={dimension} />
        ))}
      </section>
      <Factors />
      <Facts />
    </>
  )
}

function ImpactQuestion({ dimension }: { dimension: Dimension }) {
  const { content, errorOf } = useIntake()
  const { label, examples } = QUESTIONS[dimension]
  const answer = content.impact[dimension]
  const { note, words } = ASKS[dimension]
  return (
    <div className="grid gap-1">
      <Choice
        label={label}
        note={note}
        name={`impact.${dimension}`}
        defaultValue={answer}
        error={errorOf(`impact.${dimension}`)}
        options={LEVELS.map((level, at) => ({
          value: level,
          label: level.charAt(0).toUpperCase() + level.slice(1),
          detail: words[at],
        }))}
      />
      <details className="text-meta text-3">
        <summary className="w-fit cursor-pointer rounded-badge">Examples of the standard</summary>
        <dl className="mt-1 grid gap-1 ps-3">
          {(['high', 'medium', 'low'] as const).map((level) => (
            <div key={level} className="flex gap-2">
              <dt className="w-14 shrink-0 font-medium text-2 capitalize">{level}</dt>
              <dd>{examples[level].map((one) => (typeof one === 'string' ? one : one.text)).join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}

function Factors() {
  const { choices, content, preview, previewState } = useIntake()
  const proposals = preview?.proposals ?? []
  const found = new Set(proposals.map(({ id }) => id))
  const { declared, dismissed } = content.risk
  // While nothing is computed the answers that were given stay in the form.
  const kept = preview ? [] : [...declared, ...dismissed.map(({ factor }) => factor)]
  const others = choices.factors.filter(({ id }) => !found.has(id))
  return (
    <>
      <section className="grid gap-3">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2>Found in your text</h2>
          <span className="text-meta text-3">proposals only; they change nothing until you accept</span>
        </div>
        {proposals.length > 0 ? (
          <ul className="overflow-hidden rounded-panel border border-line">
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        ) : (
          <p className="text-3">
            {previewState === 'failed'
              ? 'Could not compute, will be checked on submit.'
              : 'No word of the title or description points to a risk factor.'}
          </p>
        )}
      </section>
      <section className="grid gap-3">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2>Other factors</h2>
          <span className="text-meta text-3">declare what the words do not say</span>
        </div>
        <ul className="grid rounded-panel border border-line md:grid-cols-2">
          {others.map(({ id, description }) => {
            const implied = preview?.risk.factors
              .find((factor) => factor.id === id)
              ?.because.find((reason) => reason.includes('regulated'))
            return (
              <li
                key={id}
                className="border-line px-4 py-2 max-md:not-first:border-t md:not-first:nth-[n+3]:border-t md:even:border-s"
              >
                <Checkbox
                  label={
                    <>
                      {description} <Id>{id}</Id>
                    </>
                  }
                  detail={implied ? `${implied}, so it counts already.` : undefined}
                  name={`factors.${id}.answer`}
                  value="accept"
                  defaultChecked={declared.includes(id)}
                />
                {kept.includes(id) && !declared.includes(id) ? (
                  <>
                    <input type="hidden" name={`factors.${id}.answer`} value="dismiss" />
                    <input
                      type="hidden"
                      name={`factors.${id}.reason`}
                      value={dismissed.find(({ factor }) => factor === id)?.reason ?? ''}
                    />
                  </>
                ) : null}
              </li>
            )
          })}
        </ul>
      </section>
    </>
  )
}

function Facts() {
  const { choices, content, preview } = useIntake()
  const derived = preview?.risk.moves ?? []
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2>Facts that move the risk</h2>
        <span className="text-meta text-3">each moves every declared factor by one</span>
      </div>
      <ul className="grid rounded-panel border border-line md:grid-cols-2">
        {choices.facts.map(({ key, label, moves, by }) => (
          <li
            key={key}
            className="flex items-center gap-2 border-line px-4 py-2 max-md:not-first:border-t md:nth-[n+3]:border-t md:even:border-s"
          >
            <Checkbox
              label={label}
              name={`facts.${key}`}
              defaultChecked={content.risk.facts[key] === true}
              className="min-w-0 flex-1"
            />
            <span
              className={clsx('text-meta font-medium whitespace-nowrap', by > 0 ? 'text-stop' : 'text-ok')}
            >
              {by > 0 ? '+1' : '−1'} {moves === 'impact' ? 'impact' : 'likelihood'}
            </span>
          </li>
        ))}
      </ul>
      {derived.length > 0 ? <p className="text-meta text-3">Holds now: {derived.join('; ')}.</p> : null}
    </section>
  )
}
