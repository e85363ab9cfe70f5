import { ChangeTimeline } from '#components/change/change-timeline'
import { CommentForm } from '#components/change/comment-form'
import { OriginPanel } from '#components/change/origin-panel'
import { PlanPanel } from '#components/change/plan-panel'
import { RiskPanel } from '#components/change/risk-panel'
import { SimilarList } from '#components/change/similar-list'
import { Columns } from '#components/layout/columns'
import { Segments } from '#components/ui/tabs'
import { TIMELINE_FILTERS } from '#lib/change/timeline/queries'
import { joinRuns } from '#lib/change/timeline/runs'
import { findBatchOf } from '#lib/import/queries'
import { paths } from '#lib/paths'
import { commentOnChangeAction } from '../actions'
import { type ChangeParams, formKey, loadChange } from '../load-change'
import { Side } from './side'
import { WhatAndWhy } from './what-and-why'

/** Events shown before the rest is a page of its own. */
const SHOWN = 12
const words = (filter: string) => `${filter.charAt(0).toUpperCase()}${filter.slice(1)}`

export default async function OverviewPage({ params }: ChangeParams) {
  const { ctx, page, me } = await loadChange((await params).number)
  const { number, origin, externalReference } = page.subject
  const batch = await findBatchOf(ctx, page.subject)
  const told = joinRuns(page.timeline.entries)
  const entries = told.slice(-SHOWN)
  const rest = told.length - entries.length
  return (
    <Columns side={<Side page={page} />}>
      <WhatAndWhy page={page} />
      {batch && origin && externalReference ? (
        <OriginPanel
          reference={externalReference}
          origin={origin}
          batch={batch}
          history={page.subject.revision === 0 && page.subject.status !== 'draft'}
          zone={page.zone}
          now={page.now}
        />
      ) : null}
      <RiskPanel page={page} />
      <PlanPanel
        page={page}
        actions={
          <Segments
            label="Parts of the plan"
            items={[
              {
                href: `${paths.plan(number)}#plan`,
                label: `Implementation ${page.content.steps.length}`,
                current: true,
              },
              { href: `${paths.plan(number)}#tests`, label: `Tests ${page.content.tests.length}` },
              {
                href: `${paths.plan(number)}#rollback`,
                label: `Rollback ${page.content.rollback.steps.length}`,
              },
              {
                href: `${paths.plan(number)}#communication`,
                label: `Communication ${page.content.communication.length}`,
              },
            ]}
          />
        }
      />
      <section className="grid gap-4" aria-labelledby="timeline-title">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="timeline-title">Timeline</h2>
          <Segments
            label="Show of the timeline"
            items={TIMELINE_FILTERS.map((filter) => ({
              href: paths.activity(number, filter === 'all' ? {} : { show: filter }),
              label: words(filter),
              current: filter === 'all',
            }))}
          />
        </div>
        {rest > 0 || page.timeline.earlier !== null ? (
          <p>
            <a href={paths.activity(number)}>Show everything that happened before</a>
          </p>
        ) : null}
        <ChangeTimeline
          entries={entries}
          me={page.me}
          zone={page.zone}
          now={page.now}
          hrefOf={(seq) => `${paths.activity(number, { at: String(seq) })}#event-${seq}`}
        />
        <CommentForm
          action={commentOnChangeAction}
          number={number}
          name={me.name}
          idempotencyKey={formKey()}
          refusal={page.may.comment.ok ? null : page.may.comment.reason}
        />
      </section>
      <SimilarList similar={page.similar} hrefOf={paths.change} zone={page.zone} now={page.now} />
    </Columns>
  )
}
