import { RiskBadge } from '#components/change/risk-badge'
import { RiskPanel, riskOf } from '#components/change/risk-panel'
import { SimilarList } from '#components/change/similar-list'
import { Columns } from '#components/layout/columns'
import { Panel, PanelRow } from '#components/ui/panel'
import { Time } from '#components/ui/time'
import { IMPACT_DIMENSIONS } from '#lib/change/schema'
import { paths } from '#lib/paths'
import { QUESTIONS } from '#lib/risk/questionnaire'
import { type ChangeParams, loadChange } from '../../load-change'
import { Side } from '../side'

export default async function RiskPage({ params }: ChangeParams) {
  const { page } = await loadChange((await params).number)
  const { assessment, explanation } = riskOf(page)
  return (
    <Columns side={<Side page={page} />} sideLast>
      <RiskPanel page={page} />
      <Panel title="How it was computed" meta={explanation.level}>
        {explanation.factors.length === 0 ? <p className="text-2">No risk factor is declared.</p> : null}
        <ul className="grid gap-3">
          {explanation.factors.map((factor) => (
            <li key={factor.id}>
              <b>{factor.description}</b> <span className="text-meta text-3">{factor.id}</span>
              <ul className="text-2">
                {factor.sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Impact as the requestor answered it" flush>
        <ul>
          {IMPACT_DIMENSIONS.map((dimension) => (
            <PanelRow
              key={dimension}
              title={<span className="font-medium">{QUESTIONS[dimension].label}</span>}
              end={
                <span className="first-letter:uppercase inline-block">
                  {page.content.impact[dimension] ?? <span className="text-3">Not answered</span>}
                </span>
              }
            />
          ))}
        </ul>
      </Panel>
      <Panel title="What lowers the risk" flush>
        <ul className="list-disc gap-x-8 px-4 py-3 ps-8 md:columns-2 marker:text-3">
          {[...assessment.mitigation, ...assessment.rollback].map((line) => (
            <li key={line} className="py-0.5">
              {line}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Assessments" meta={`${page.assessments.length}, none overwritten`} flush>
        {page.assessments.length === 0 ? (
          <p className="px-4 py-3 text-3">The first is recorded when the change is submitted.</p>
        ) : null}
        <ul>
          {page.assessments.map((one) => (
            <PanelRow
              key={one.id}
              title={`Version ${one.revision}`}
              detail={
                <>
                  {one.assessedBy}, <Time at={one.assessedAt} zone={page.zone} now={page.now} />, policy
                  version {one.policyVersion}
                  {one.raisedFrom ? `. Raised by hand: “${one.reason ?? ''}”` : ''}
                </>
              }
              end={<RiskBadge level={one.level} />}
            />
          ))}
        </ul>
      </Panel>
      <SimilarList similar={page.similar} hrefOf={paths.change} zone={page.zone} now={page.now} />
    </Columns>
  )
}
