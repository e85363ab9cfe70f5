import { ConflictList } from '#components/calendar/conflict-list'
import { ChangeTimeline } from '#components/change/change-timeline'
import { ChecksBox } from '#components/change/checks-box'
import { ConditionList } from '#components/change/condition-list'
import { DecisionsBox } from '#components/change/decisions-box'
import { Markdown } from '#components/change/markdown'
import { PlanPanel } from '#components/change/plan-panel'
import { CommunicationPanel, FilesPanel, RollbackPanel, TestsPanel } from '#components/change/plan-sections'
import { RiskPanel } from '#components/change/risk-panel'
import { GateList } from '#components/implementation/gate-list'
import { Panel } from '#components/ui/panel'
import { formatTime, zoneName } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'
import type { Check } from '#lib/implementation/gate'
import { paths } from '#lib/paths'
import { WhatAndWhy } from './what-and-why'

/** Everything of the change for paper, whichever of its pages is open. */
export function Dossier({ page }: { page: ChangePage }) {
  const { zone, now, subject, approvals, run, review } = page
  const standing = approvals?.conditions.filter((one) => one.standing) ?? []
  return (
    <div className="hidden gap-5 py-4 print:grid" aria-hidden="true">
      <p className="text-meta">
        {subject.number}, version {subject.revision}, digest {subject.digest.slice(0, 16)}, printed{' '}
        {formatTime(now, zone, 'full')} {zoneName(now, zone)}
      </p>
      <WhatAndWhy page={page} />
      {approvals ? <DecisionsBox approvals={approvals} me={page.me} now={now} zone={zone} /> : null}
      {standing.length > 0 ? (
        <ConditionList conditions={standing} number={subject.number} zone={zone} />
      ) : null}
      <ChecksBox checks={page.checks} />
      <RiskPanel page={page} />
      {page.conflicts.length > 0 ? (
        <Panel title="Conflicts" flush>
          <ConflictList conflicts={page.conflicts} number={subject.number} zone={zone} now={now} />
        </Panel>
      ) : null}
      <PlanPanel page={page} />
      <TestsPanel tests={page.content.tests} />
      <RollbackPanel page={page} />
      <CommunicationPanel communication={page.content.communication} />
      <FilesPanel files={page.files} hrefOf={() => null} zone={zone} />
      {run ? (
        <Panel title="Start gate" flush>
          <GateList checks={run.gate as Check[]} />
        </Panel>
      ) : null}
      {review ? (
        <Panel title="Review">
          <Markdown>{review.note}</Markdown>
        </Panel>
      ) : null}
      <h2>Timeline</h2>
      <ChangeTimeline
        entries={page.timeline.entries}
        me={page.me}
        zone={zone}
        now={now}
        hrefOf={(seq) => paths.activity(subject.number, { at: String(seq) })}
      />
    </div>
  )
}
