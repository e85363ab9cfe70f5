import { ConflictList } from '#components/calendar/conflict-list'
import { ChecksBox } from '#components/change/checks-box'
import { Columns } from '#components/layout/columns'
import { DialogButton } from '#components/ui/dialog'
import { EmptyState } from '#components/ui/empty-state'
import { Panel } from '#components/ui/panel'
import { Time, TimeRange } from '#components/ui/time'
import { askOverrideAction, voiceOverrideAction } from '../../actions'
import { type ChangeParams, formKey, loadChange } from '../../load-change'

export default async function ConflictsPage({ params }: ChangeParams) {
  const { page, readerZone } = await loadChange((await params).number)
  const { planned, ahead, conflicts, notice, zone, now, may } = page
  return (
    <Columns side={<ChecksBox checks={page.checks} />} sideLast>
      <Panel
        title="Planned time"
        actions={
          <DialogButton
            dialog="propose-time"
            size="s"
            disabledReason={may.propose.ok ? null : may.propose.reason}
          >
            Propose another time
          </DialogButton>
        }
      >
        {planned ? (
          <TimeRange from={planned.start} to={planned.end} zone={zone} readerZone={readerZone} now={now} />
        ) : (
          <span className="text-3">No time is planned yet.</span>
        )}
        {notice ? (
          <p className="text-meta text-3">
            {notice.given} business days of notice given, {notice.needed} needed
            {notice.met ? '' : ', enough from '}
            {notice.met ? '' : <Time at={notice.earliest} zone={zone} now={now} shape="day" />}.
          </p>
        ) : null}
      </Panel>
      {planned && !ahead ? (
        <EmptyState kind="clear" title="No start is ahead">
          Conflicts are looked for until a change starts or ends. What was checked at its start stands under
          Live.
        </EmptyState>
      ) : null}
      {planned && ahead && conflicts.length === 0 ? (
        <EmptyState kind="clear" title="Nothing stands against this time">
          It lies in a window, outside every freeze, apart from other changes on the same services, with
          enough notice.
        </EmptyState>
      ) : null}
      {conflicts.length > 0 ? (
        <Panel
          title="Conflicts"
          meta={
            <>
              checked <Time at={now} zone={zone} shape="time" />
            </>
          }
          flush
        >
          <ConflictList
            conflicts={conflicts}
            number={page.subject.number}
            zone={zone}
            now={now}
            acts={{ ask: askOverrideAction, voice: voiceOverrideAction, keys: conflicts.map(formKey) }}
          />
        </Panel>
      ) : null}
    </Columns>
  )
}
