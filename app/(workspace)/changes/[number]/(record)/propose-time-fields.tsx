'use client'
import { useField } from '#components/ui/action-form'
import { DateTimeField } from '#components/ui/field'
import { zoneName } from '#components/ui/time'

const HOUR = 3_600_000
/** `YYYY-MM-DDTHH:mm` on the wall clock of `zone`. */
const onWall = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replace(' ', 'T')

/** Start and end on the wall clock of the organisation. */
export function ProposeTimeFields({
  planned,
  zone,
  now,
}: {
  planned: { start: Date; end: Date } | null
  zone: string
  now: Date
}) {
  const start = useField('plannedStart')
  const end = useField('plannedEnd')
  const from = planned?.start ?? new Date(Math.ceil(now.getTime() / HOUR) * HOUR + 24 * HOUR)
  const to = planned?.end ?? new Date(from.getTime() + 2 * HOUR)
  return (
    <>
      <input type="hidden" name="zone" value={zone} />
      <DateTimeField
        label="Start"
        name="plannedStart"
        id={start.id}
        zone={zoneName(from, zone)}
        error={start.error}
        defaultValue={start.typed ?? onWall(from, zone)}
        required
      />
      <DateTimeField
        label="End"
        name="plannedEnd"
        id={end.id}
        zone={zoneName(to, zone)}
        error={end.error}
        defaultValue={end.typed ?? onWall(to, zone)}
        required
      />
    </>
  )
}
