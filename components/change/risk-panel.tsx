import { CircleSlash, Minus, Plus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { WhyRisk } from '#components/risk/why-risk'
import { Panel } from '#components/ui/panel'
import { Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'
import type { RiskLevel } from '#lib/policy/factor'
import { explain } from '#lib/risk/explanation'
import { answersOf } from '#lib/risk/fact'
import { proposedBy, proposedFactors } from '#lib/risk/proposal'
import { assess, movesOf } from '#lib/risk/score'
import { RiskBadge } from './risk-badge'
import { type MatrixPoint, RiskMatrix } from './risk-matrix'

/** The assessment of what is on the page, by the version of the policy that holds for it. */
export function riskOf(page: Pick<ChangePage, 'content' | 'services' | 'rulebook' | 'subject'>) {
  const { risk } = page.rulebook
  const answers = answersOf(risk, page.content, page.services)
  const assessment = assess(risk, answers)
  const top = assessment.factors.toSorted(
    (a, b) => b.impact * 10 + b.probability - (a.impact * 10 + a.probability),
  )
  const highest = top.find(({ level }) => level === assessment.level) ?? top[0]
  const named = (id: string) => risk.factors.find((factor) => factor.id === id)
  const base = highest ? named(highest.id) : undefined
  return {
    assessment,
    explanation: explain(risk, answers),
    moves: movesOf(risk, answers),
    /** Raised by hand (A07), else as computed. */
    level: page.subject.riskLevel ?? assessment.level,
    now: highest ? { impact: highest.impact, likelihood: highest.probability } : null,
    base: base ? { impact: base.impact, likelihood: base.probability } : null,
    named,
  }
}
const apart = (a: MatrixPoint | null, b: MatrixPoint | null) =>
  a !== null && b !== null && (a.impact !== b.impact || a.likelihood !== b.likelihood) ? b : null

/** Level, matrix, the factors with what moved them, and the proposals that the author dismissed or left unanswered. */
export function RiskPanel({ page, children }: { page: ChangePage; children?: ReactNode }) {
  const { assessment, explanation, moves, level, now, base, named } = riskOf(page)
  const computed = page.assessments[0]
  const unanswered = proposedFactors(page.rulebook.risk, page.content, page.services).filter(
    ({ answer }) => answer === 'unanswered',
  )
  return (
    <Panel
      title="Risk"
      beside={<RiskBadge level={level as RiskLevel} />}
      meta={
        <>
          Policy {page.rulebook.version}
          {computed ? (
            <>
              , computed <Time at={computed.assessedAt} zone={page.zone} now={page.now} />
            </>
          ) : (
            ', not yet recorded'
          )}
        </>
      }
      actions={
        <WhyRisk
          explanation={explanation}
          policyVersion={page.rulebook.version}
          at={computed?.assessedAt ?? null}
          zone={page.zone}
        />
      }
      id="risk"
    >
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        <RiskMatrix small levels={page.rulebook.risk.matrix} now={now} other={apart(now, base)} />
        <ul className="grid min-w-0 flex-1 basis-72">
          {assessment.factors.length === 0 ? (
            <li className="py-1 text-2">No risk factor is declared.</li>
          ) : null}
          {assessment.factors.map((factor) => (
            <Line key={factor.id} end={`impact ${factor.impact}, likelihood ${factor.probability}`}>
              <b>{named(factor.id)?.description}</b> <span className="text-meta text-3">{factor.id}</span>
            </Line>
          ))}
          {moves.map((move) => (
            <Line key={move.key} end={move.moves === 'impact' ? 'impact' : 'likelihood'}>
              <span className={`inline-flex items-center gap-1 ${move.by > 0 ? 'text-stop' : 'text-ok'}`}>
                {move.by > 0 ? <Plus className="size-3" /> : <Minus className="size-3" />}1
              </span>{' '}
              {move.because.replace(/: (impact|likelihood) .1$/, '')}
            </Line>
          ))}
          {unanswered.map((one) => (
            <Line key={one.id} end="not answered">
              <TriangleAlert className="me-1 inline size-3.5 text-warn" />
              {proposedBy(one)} proposes <b>{named(one.id)?.description}</b>{' '}
              <span className="text-meta text-3">{one.id}</span>, neither accepted nor dismissed by{' '}
              {page.requestor.name}
            </Line>
          ))}
          {page.content.risk.dismissed.map(({ factor, reason }) => (
            <Line key={factor}>
              <CircleSlash className="me-1 inline size-3.5 text-3" />
              <span className="text-2">
                {named(factor)?.description ?? factor} dismissed by {page.requestor.name}: “{reason}”
              </span>
            </Line>
          ))}
        </ul>
      </div>
      {children}
    </Panel>
  )
}

function Line({ children, end }: { children: ReactNode; end?: string }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5 first:border-t-0">
      <span className="min-w-0 flex-1">{children}</span>
      {end ? <span className="text-meta text-2">{end}</span> : null}
    </li>
  )
}
