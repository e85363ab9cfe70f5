import type { Metadata } from 'next'
import { RISK_WORDS } from '#components/change/risk-badge'
import { Columns } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { ActionForm } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { TimeRange, zoneName } from '#components/ui/time'
import { listColleagues } from '#lib/auth/directory/queries'
import { type Freeze, frozenTimes } from '#lib/calendar/freeze'
import { canEditFreezes, canEditWindows } from '#lib/calendar/permissions'
import { listFreezes, listWindows } from '#lib/calendar/queries'
import { type ChangeWindow, openings } from '#lib/calendar/window'
import { type BusinessCalendar } from '#lib/organisation/hours'
import { getBusinessCalendar } from '#lib/organisation/queries'
import type { Verdict } from '#lib/refusal'
import { listServiceNames } from '#lib/service/queries'
import { requireSignedIn } from '../../../_server/session'
import { AdminTabs } from '../admin-tabs'
import { liftFreezeAction, retireWindowAction } from './actions'
import { BespokeForm, FreezeForm, WeeklyForm } from './forms'

export const metadata: Metadata = { title: 'Windows and freezes' }
const YEAR = 365 * 86_400_000

export default async function WindowsPage() {
  const { ctx, profile } = await requireSignedIn()
  const [windows, freezes, calendar, services, people] = await Promise.all([
    listWindows(),
    listFreezes(),
    getBusinessCalendar(),
    listServiceNames(ctx),
    listColleagues(ctx),
  ])
  const edit = canEditWindows(ctx.actor)
  const editFreezes = canEditFreezes(ctx.actor)
  const view = { calendar, now: ctx.now, readerZone: profile.zone ?? undefined }
  const past = (window: ChangeWindow) => window.endsAt !== null && window.endsAt < ctx.now
  return (
    <>
      <PageHeader title="Windows and freezes" meta={`Times are in ${calendar.zone}`}>
        <AdminTabs actor={ctx.actor} current="windows" />
      </PageHeader>
      <Columns
        sideLast
        side={
          <>
            <Panel title="Open a weekly window">
              <WeeklyForm zone={calendar.zone} refused={edit.ok ? null : edit.reason} />
            </Panel>
            <Panel title="Open a window once">
              <BespokeForm
                zone={calendar.zone}
                zoneWord={zoneName(ctx.now, calendar.zone)}
                refused={edit.ok ? null : edit.reason}
              />
            </Panel>
            <Panel title="Declare a freeze">
              <FreezeForm
                zone={calendar.zone}
                zoneWord={zoneName(ctx.now, calendar.zone)}
                refused={editFreezes.ok ? null : editFreezes.reason}
                services={services}
                people={people.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Panel>
          </>
        }
      >
        <Panel title="Change windows" meta="production changes" flush>
          <ul>
            {windows
              .filter((window) => !past(window))
              .map((window) => (
                <WindowRow key={window.id} window={window} edit={edit} {...view} />
              ))}
          </ul>
        </Panel>
        <Panel title="Freezes" meta="hard ones block, soft ones warn" flush>
          <ul>
            {freezes.map((freeze) => (
              <FreezeRow
                key={freeze.id}
                freeze={freeze}
                owner={people.find(({ id }) => id === freeze.ownerId)?.name}
                edit={editFreezes}
                {...view}
              />
            ))}
          </ul>
          {freezes.length === 0 ? <p className="px-4 py-3 text-3">No freeze is declared.</p> : null}
        </Panel>
      </Columns>
    </>
  )
}

type View = { calendar: BusinessCalendar; now: Date; readerZone: string | undefined; edit: Verdict }

function WindowRow({ window, now, readerZone, edit }: View & { window: ChangeWindow }) {
  const next = openings(window, now, new Date(now.getTime() + YEAR))[0]
  return (
    <PanelRow
      title={window.name}
      detail={
        <>
          Up to {RISK_WORDS[window.maxRisk].toLowerCase()} risk.{' '}
          {next ? (
            <>
              Next{' '}
              <TimeRange
                from={next.start}
                to={next.end}
                zone={window.zone}
                readerZone={readerZone}
                now={now}
              />
            </>
          ) : (
            'Does not open within a year.'
          )}
        </>
      }
      end={
        edit.ok ? (
          <Retire
            id={window.id}
            name={window.name}
            field="windowId"
            word="Retire"
            action={retireWindowAction}
          />
        ) : null
      }
    />
  )
}

function FreezeRow({
  freeze,
  owner,
  calendar,
  now,
  readerZone,
  edit,
}: View & { freeze: Freeze & { reason: string }; owner: string | undefined }) {
  const next = frozenTimes(freeze, now, new Date(now.getTime() + YEAR), calendar)[0]
  return (
    <PanelRow
      title={`${freeze.name}, ${freeze.hard ? 'hard' : 'soft'}`}
      detail={
        <>
          {freeze.services.length > 0 ? `${freeze.services.join(', ')}. ` : 'Every service. '}
          {next ? (
            <TimeRange from={next.start} to={next.end} zone={freeze.zone} readerZone={readerZone} now={now} />
          ) : (
            'Over.'
          )}{' '}
          {freeze.reason}
          {owner ? ` Owner ${owner}.` : ''}
        </>
      }
      end={
        edit.ok ? (
          <Retire id={freeze.id} name={freeze.name} field="freezeId" word="Lift" action={liftFreezeAction} />
        ) : null
      }
    />
  )
}

function Retire({
  id,
  name,
  field,
  word,
  action,
}: {
  id: string
  name: string
  field: string
  word: string
  action: typeof liftFreezeAction
}) {
  return (
    <details>
      <summary className="cursor-pointer text-meta font-label">
        {word}
        <span className="sr-only"> {name}</span>
      </summary>
      <ActionForm
        action={action}
        idempotencyKey={crypto.randomUUID()}
        scope={id}
        className="mt-2 grid w-56 gap-2"
      >
        <input type="hidden" name={field} value={id} />
        <KeptText label="Reason" name="reason" id={`reason-${id}`} required />
        <SubmitButton look="danger" size="s">
          {word} {name}
        </SubmitButton>
      </ActionForm>
    </details>
  )
}
