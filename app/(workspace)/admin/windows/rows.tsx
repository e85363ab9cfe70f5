import { Lock, LockOpen } from 'lucide-react'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Dialog, DialogBody, DialogButton, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptText } from '#components/ui/kept-field'
import { PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { TimeRange } from '#components/ui/time'
import { type Freeze, frozenTimes } from '#lib/calendar/freeze'
import { type ChangeWindow, openings } from '#lib/calendar/window'
import type { BusinessCalendar } from '#lib/organisation/hours'
import { liftFreezeAction, retireWindowAction } from './actions'

const YEAR = 365 * 86_400_000
type View = { now: Date; readerZone: string | undefined; mayEdit: boolean }

export function WindowRow({ window, now, readerZone, mayEdit }: View & { window: ChangeWindow }) {
  const next = openings(window, now, new Date(now.getTime() + YEAR))[0]
  return (
    <PanelRow
      mark={<RiskTile level={window.maxRisk} large />}
      title={window.name}
      detail={
        <>
          Up to {RISK_WORDS[window.maxRisk].toLowerCase()} risk,{' '}
          {window.kind === 'weekly' ? 'weekly' : 'once'}.{' '}
          {next ? (
            <>
              {next.start <= now ? 'Open now, ' : 'Next '}
              <TimeRange
                from={next.start}
                to={next.end}
                zone={window.zone}
                readerZone={readerZone}
                now={now}
              />
              .
            </>
          ) : (
            'Does not open within a year.'
          )}
        </>
      }
      end={
        mayEdit ? (
          <End
            id={window.id}
            name={window.name}
            field="windowId"
            word="Retire"
            says="Changes that are planned into it then lie outside every window and need another time or an override."
            action={retireWindowAction}
          />
        ) : null
      }
    />
  )
}

export function FreezeRow({
  freeze,
  owner,
  nameOf,
  calendar,
  now,
  readerZone,
  mayEdit,
}: View & {
  freeze: Freeze & { reason: string }
  owner: string | undefined
  /** Of a service, by its slug. */
  nameOf: (slug: string) => string
  calendar: BusinessCalendar
}) {
  const next = frozenTimes(freeze, now, new Date(now.getTime() + YEAR), calendar)[0]
  return (
    <PanelRow
      mark={freeze.hard ? <Lock className="text-stop" /> : <LockOpen className="text-warn" />}
      title={
        <>
          {freeze.name} <span className="font-normal text-3">{freeze.hard ? 'hard' : 'soft'}</span>
        </>
      }
      detail={
        <>
          {freeze.services.length > 0 ? freeze.services.map(nameOf).join(', ') : 'Every service'}
          {next ? (
            <>
              .{' '}
              <TimeRange
                from={next.start}
                to={next.end}
                zone={freeze.zone}
                readerZone={readerZone}
                now={now}
              />
            </>
          ) : (
            '. Over'
          )}
          .{owner ? ` Owner ${owner}.` : ''}
          {freeze.reason ? <span className="block">{freeze.reason}</span> : null}
        </>
      }
      end={
        mayEdit ? (
          <End
            id={freeze.id}
            name={freeze.name}
            field="freezeId"
            word="Lift"
            says="Changes that it holds back may be planned and started again, and those that it warned are no longer asked for a reason."
            action={liftFreezeAction}
          />
        ) : null
      }
    />
  )
}

function End({
  id,
  name,
  field,
  word,
  says,
  action,
}: {
  id: string
  name: string
  field: string
  word: string
  /** The consequence, as a sentence. */
  says: string
  action: ReplyAction
}) {
  const dialog = `end-${id}`
  return (
    <>
      <DialogButton dialog={dialog} size="s">
        {word}
        <span className="sr-only"> {name}</span>
      </DialogButton>
      <div className="text-start">
        <Dialog id={dialog} title={`${word} ${name}`} description={says} size="s">
          <ActionForm action={action} idempotencyKey={crypto.randomUUID()} scope={id}>
            <DialogBody>
              <input type="hidden" name={field} value={id} />
              <KeptText label="Reason" name="reason" required />
            </DialogBody>
            <DialogFooter>
              <DialogClose dialog={dialog} />
              <SubmitButton look="danger-solid">{word} it</SubmitButton>
            </DialogFooter>
          </ActionForm>
        </Dialog>
      </div>
    </>
  )
}
