import { ConflictList } from '#components/calendar/conflict-list'
import { ChecksBox } from '#components/change/checks-box'
import { ConditionList } from '#components/change/condition-list'
import { DecisionForm } from '#components/change/decision-form'
import { DecisionsBox } from '#components/change/decisions-box'
import { RenewForm } from '#components/change/renew-form'
import { Button } from '#components/ui/button'
import { Panel } from '#components/ui/panel'
import { Time } from '#components/ui/time'
import { inside } from '#lib/auth/roles'
import type { ChangePage } from '#lib/change/page/queries'
import { paths } from '#lib/paths'
import { askOverrideAction, decideStepAction, meetConditionAction, voiceOverrideAction } from '../actions'
import { formKey } from '../load-change'

/** Who decides, what is checked, what stands against the time: the column at the right, first on a phone. */
export function Side({ page }: { page: ChangePage }) {
  const { approvals, conflicts, subject, zone, now } = page
  const standing = approvals?.conditions.filter((one) => one.standing) ?? []
  return (
    <>
      {approvals ? (
        <DecisionsBox approvals={approvals} me={page.me} now={now} zone={zone}>
          {decide(page)}
        </DecisionsBox>
      ) : (
        <Panel title="Decisions">
          <p className="text-2">Nobody is asked before the change is submitted.</p>
        </Panel>
      )}
      {standing.length > 0 ? (
        <ConditionList
          conditions={standing}
          number={subject.number}
          action={meetConditionAction}
          keys={standing.map(formKey)}
          zone={zone}
        />
      ) : null}
      <ChecksBox checks={page.checks} />
      {conflicts.length > 0 ? (
        <Panel
          title="Conflicts"
          meta={
            <>
              checked <Time at={now} zone={zone} shape="time" />
            </>
          }
          flush
          id="conflicts"
          footer={<a href={paths.conflicts(subject.number)}>All about the planned time</a>}
        >
          <ConflictList
            conflicts={conflicts}
            number={subject.number}
            zone={zone}
            now={now}
            acts={{ ask: askOverrideAction, voice: voiceOverrideAction, keys: conflicts.map(formKey) }}
          />
        </Panel>
      ) : null}
    </>
  )
}

/** What the reader may do about the decisions: renew, decide, or a greyed button with the reason. */
export function decide(page: ChangePage) {
  const { approvals, subject } = page
  if (!approvals) return null
  const mine = approvals.steps.find(({ id }) => id === approvals.mineId)
  if (mine)
    return (
      <>
        {approvals.renewal ? (
          <RenewForm
            action={decideStepAction}
            number={subject.number}
            digest={subject.digest}
            revision={subject.revision}
            renewal={approvals.renewal}
            idempotencyKey={formKey()}
          />
        ) : null}
        {approvals.renewal ? (
          <details>
            <summary className="cursor-pointer font-label">Decide otherwise</summary>
            <div className="pt-3">
              <Form page={page} mine={mine} />
            </div>
          </details>
        ) : (
          <Form page={page} mine={mine} />
        )}
      </>
    )
  const refused = approvals.steps.find(
    (one) => one.authority && ['open', 'waiting', 'info_requested', 'unassigned'].includes(one.status),
  )
  if (!refused || refused.decide.ok) return null
  return <Button disabledReason={refused.decide.reason}>Decide as {inside(refused.name)}</Button>
}

type Requirement = NonNullable<ChangePage['approvals']>['steps'][number]
function Form({ page, mine }: { page: ChangePage; mine: Requirement }) {
  return (
    <DecisionForm
      key={page.stamp}
      action={decideStepAction}
      number={page.subject.number}
      step={{ id: mine.id, name: mine.name, ratify: mine.ratifyHours !== null }}
      digest={page.subject.digest}
      revision={page.subject.revision}
      idempotencyKey={formKey()}
      people={page.people.map(({ id, name }) => ({ id, name }))}
    />
  )
}
