import { KeptDateTime } from '#components/ui/kept-field'
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
  const from = planned?.start ?? new Date(Math.ceil(now.getTime() / HOUR) * HOUR + 24 * HOUR)
  const to = planned?.end ?? new Date(from.getTime() + 2 * HOUR)
  return (
    <>
      <input type="hidden" name="zone" value={zone} />
      <KeptDateTime
        label="Start"
        name="plannedStart"
        zone={zoneName(from, zone)}
        defaultValue={onWall(from, zone)}
        required
      />
      <KeptDateTime
        label="End"
        name="plannedEnd"
        zone={zoneName(to, zone)}
        defaultValue={onWall(to, zone)}
        required
      />
    </>
  )
}
