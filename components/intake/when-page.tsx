'use client'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { DateTimeField } from '#components/ui/field'
import { formatTime, TimeRange, zoneName } from '#components/ui/time'
import { instantOf, localOf } from '#lib/intake/moment'
import { ConflictList } from './conflict-list'
import { useIntake } from './context'

/** Start and end on the organisation's clock, times that fit at one press, notice and conflicts. */
export function WhenPage() {
  const { content, zone, preview, previewState, errorOf, touch, typed } = useIntake()
  const first = (field: 'plannedStart' | 'plannedEnd') =>
    typeof typed[field] === 'string' ? typed[field] : localOf(content[field], zone)
  const [start, setStart] = useState(() => first('plannedStart'))
  const [end, setEnd] = useState(() => first('plannedEnd'))
  const choose = (from: string, to: string) => {
    setStart(localOf(from, zone))
    setEnd(localOf(to, zone))
    touch()
  }
  const { notice, slots = [], conflicts = [] } = preview ?? {}
  const minutes = content.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0)
  return (
    <>
      <section className="grid gap-4">
        <h2>Planned time</h2>
        <div className="grid gap-4 md:grid-cols-2">
          <DateTimeField
            label="Start"
            name="plannedStart"
            zone={zoneOf(start, zone)}
            value={start}
            onChange={(event) => setStart(event.target.value)}
            error={errorOf('plannedStart')}
            help={<SecondZone local={start} />}
          />
          <DateTimeField
            label="End"
            name="plannedEnd"
            zone={zoneOf(end, zone)}
            value={end}
            onChange={(event) => setEnd(event.target.value)}
            error={errorOf('plannedEnd')}
            help={<SecondZone local={end} />}
          />
        </div>
        <p className="text-meta text-3">
          Times are those of {zone}.
          {minutes > 0 ? ` The steps of the plan take ${minutes} minutes together.` : ''}
          {notice ? <NoticeWords notice={notice} /> : null}
        </p>
      </section>
      <section className="grid gap-3">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2>Times that fit</h2>
          <span className="text-meta text-3">
            in a window for this risk, with notice, no freeze and no overlap
          </span>
        </div>
        {slots.length > 0 ? (
          <ul className="grid gap-2 sm:grid-cols-2">
            {slots.map((slot) => (
              <li key={slot.start}>
                <Button wide icon={<CalendarClock />} onClick={() => choose(slot.start, slot.end)}>
                  <span className="truncate">
                    <TimeRange from={slot.start} to={slot.end} zone={zone} />
                  </span>
                  <span className="ms-auto text-meta text-3 max-xl:hidden">{slot.window}</span>
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-3">
            {previewState === 'failed'
              ? 'Could not compute, will be checked on submit.'
              : 'No window of the next ten weeks takes a change of this risk and length. Ask the CAB for a bespoke window.'}
          </p>
        )}
      </section>
      <section className="grid gap-3">
        <h2>What stands against it</h2>
        {content.plannedStart && content.plannedEnd ? (
          preview ? (
            <ConflictList conflicts={conflicts} />
          ) : (
            <p className="text-3">Could not compute, will be checked on submit.</p>
          )
        ) : (
          <p className="text-3">
            Nothing is planned yet. A change may be submitted without a time and planned later.
          </p>
        )}
      </section>
    </>
  )
}

type Notice = { needed: number; given: number | null; earliest: string }
function NoticeWords({ notice }: { notice: Notice }) {
  const { zone } = useIntake()
  const { needed, given, earliest } = notice
  if (needed === 0) return ' No notice is required.'
  return ` ${needed} business days of notice are required${given === null ? '' : `, this gives ${given}`}: from ${formatTime(new Date(earliest), zone, 'day')}.`
}

function zoneOf(local: string, zone: string) {
  const found = instantOf(local, zone)
  return found && 'at' in found ? zoneName(found.at, zone) : ''
}

/** The same moment on the reader's clock, or that it does not exist on the organisation's. */
function SecondZone({ local }: { local: string }) {
  const { zone, readerZone } = useIntake()
  const found = instantOf(local, zone)
  if (!found) return null
  if ('gap' in found) return 'This time does not exist: the clock skips it.'
  if (readerZone === zone) return null
  return `${formatTime(found.at, readerZone)} ${zoneName(found.at, readerZone)}, your time`
}
