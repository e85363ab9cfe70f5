import { CalendarClock, Lock, Server, Timer } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { CategoryMark } from '#components/change/category-badge'
import { RiskBadge } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import { PageHeader } from '#components/layout/page-header'
import { Mark } from '#components/ui/badge'
import { NextStep } from '#components/ui/note'
import { Stepper } from '#components/ui/stepper'
import { Tabs } from '#components/ui/tabs'
import { formatSpan, formatTime, TimeRange } from '#components/ui/time'
import { paths } from '#lib/paths'
import { type ChangeParams, type Loaded, loadChange } from '../load-change'
import { ActDialogs } from './act-dialogs'
import { ActMenu } from './act-menu'
import { Dossier } from './dossier'
import { NextActs } from './next-acts'

/** Nothing of these is to come: neither the plan nor the clock speaks of it. */
const STOPPED: readonly string[] = ['rejected', 'cancelled']
const OVER: readonly string[] = [...STOPPED, 'in_pir', 'closed']

export async function generateMetadata({ params }: ChangeParams): Promise<Metadata> {
  const { page } = await loadChange((await params).number)
  return { title: `${page.subject.number} ${page.subject.title}` }
}

export default async function RecordLayout({ params, children }: ChangeParams & { children: ReactNode }) {
  const { number } = await params
  const loaded = await loadChange(number)
  const { page } = loaded
  const { subject, next } = page
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Changes', href: paths.changes() }, { label: number }]}
        crumbsEnd={<ActMenu page={page} />}
        title={subject.title || 'Untitled draft'}
      >
        <Facts {...loaded} />
        <div className="pt-3">
          <Stepper
            label="Status"
            steps={page.course.map((step) => ({
              label: step.label,
              state: step.state,
              detail:
                step.key === 'in_review' && step.state === 'now'
                  ? decided(page)
                  : step.at
                    ? formatTime(step.at, page.zone, 'day', page.now)
                    : step.key === 'scheduled' && page.planned && !STOPPED.includes(subject.status)
                      ? formatTime(page.planned.start, page.zone, 'day', page.now)
                      : null,
            }))}
          />
        </div>
        <div className="pt-4">
          <NextStep
            lead={
              <>
                <b>{next.lead}</b> {next.what}
              </>
            }
            actions={<NextActs page={page} />}
          >
            {next.then}
          </NextStep>
        </div>
        <Tabs
          label="Parts of the change"
          className="mt-2"
          items={[
            { href: paths.change(number), label: 'Overview' },
            { href: paths.plan(number), label: 'Plan' },
            { href: paths.risk(number), label: 'Risk' },
            {
              href: paths.conflicts(number),
              label: 'Conflicts',
              count: page.conflicts.filter(({ overridden }) => !overridden).length,
            },
            {
              href: paths.approvals(number),
              label: 'Approvals',
              count: page.approvals?.steps.filter(
                ({ status }) => status === 'open' || status === 'info_requested' || status === 'unassigned',
              ).length,
            },
            { href: paths.live(number), label: 'Live' },
            { href: paths.review(number), label: 'Review' },
            { href: paths.activity(number), label: 'Activity' },
          ]}
        />
      </PageHeader>
      <div className="print:hidden">{children}</div>
      <Dossier page={page} />
      <ActDialogs key={page.stamp} page={page} />
    </>
  )
}

function decided({ approvals }: Loaded['page']) {
  const required = approvals?.steps.filter(({ blocking }) => blocking) ?? []
  const given = required.filter(
    ({ status }) => status === 'approved' || status === 'approved_with_conditions',
  )
  return `${given.length} of ${required.length} decided`
}

function Facts({ page, readerZone }: Loaded) {
  const { subject, planned, now, zone, services } = page
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 pt-1 text-2">
      <StatusBadge status={subject.status} outcome={subject.outcome} onHold={page.held !== null} />
      <RiskBadge level={subject.riskLevel} />
      <CategoryMark category={subject.category} />
      {subject.restricted ? (
        <Mark tone="warn" icon={<Lock />}>
          Restricted
        </Mark>
      ) : null}
      <Fact icon={<Server />}>{services.map(({ name }) => name).join(', ') || 'No service yet'}</Fact>
      <Fact icon={<CalendarClock />}>
        {planned ? (
          <TimeRange from={planned.start} to={planned.end} zone={zone} readerZone={readerZone} now={now} />
        ) : (
          'No time planned'
        )}
      </Fact>
      {planned && !OVER.includes(subject.status) ? (
        <Fact icon={<Timer />}>{countdown(planned, now)}</Fact>
      ) : null}
    </div>
  )
}

function countdown({ start, end }: { start: Date; end: Date }, now: Date): string {
  if (now < start) return `starts in ${formatSpan(start.getTime() - now.getTime())}`
  if (now < end) return `${formatSpan(end.getTime() - now.getTime())} left`
  return `ended ${formatSpan(now.getTime() - end.getTime())} ago`
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 [&>svg]:size-3.5 [&>svg]:text-3">
      {icon}
      {children}
    </span>
  )
}
