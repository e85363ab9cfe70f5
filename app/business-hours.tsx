import { Checkbox } from '#components/ui/choice'
import { KeptSelect, KeptText } from '#components/ui/kept-field'
import { zones } from '#lib/organisation/zone'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

type Props = { of: { zone: string; businessDays: readonly number[]; opens: string; closes: string } }
/** Zone, business days and hours, by which notice and deadlines count (D16, D114). */
export function BusinessHours({ of }: Props) {
  return (
    <>
      <KeptSelect
        label="Time zone"
        name="zone"
        defaultValue={of.zone}
        options={zones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <fieldset aria-describedby="business-days-help">
        <legend className="mb-1 font-label">Business days</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {DAYS.map((day, at) => (
            <Checkbox
              key={day}
              label={day}
              name="businessDays[]"
              value={at + 1}
              defaultChecked={of.businessDays.includes(at + 1)}
            />
          ))}
        </div>
        <p id="business-days-help" className="mt-1 text-meta text-3">
          Notice and deadlines count these days, holidays left out.
        </p>
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <KeptText label="Opens" name="opens" type="time" defaultValue={of.opens} required />
        <KeptText label="Closes" name="closes" type="time" defaultValue={of.closes} required />
      </div>
    </>
  )
}
