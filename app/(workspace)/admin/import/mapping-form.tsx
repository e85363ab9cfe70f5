import { CalendarClock } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/field'
import { Note } from '#components/ui/note'
import { SubmitButton } from '#components/ui/submit-button'
import { proposedMapping } from '#lib/import/mapping'
import type { Catalogue } from '#lib/import/plan'
import { orderOf, type Profile } from '#lib/import/profile'
import type { BatchView } from '#lib/import/queries'
import { isMoment } from '#lib/import/target'
import { zones } from '#lib/organisation/zone'
import { mapColumnsAction } from './actions'
import { ColumnRow } from './column-row'
import { grouped } from './grouped'

/** The form's id, for the button in the header of the page. */
export const MAPPING_FORM = 'mapping'

type Props = { batch: BatchView; profile: Profile; catalogue: Catalogue; zone: string; attempt: string }

/** Where each column of the file goes, what its values mean, and how its dates are read. */
export function MappingForm({ batch, profile, catalogue, zone, attempt }: Props) {
  const mapping = batch.mapping ?? proposedMapping(profile, zone)
  const open = batch.status === 'mapping' || batch.status === 'checked'
  const dates = profile.columns.filter((_, at) => isMoment(mapping.columns[at] ?? 'skip'))
  const found = orderOf(dates)
  const either = found.either > 0
  const sample = dates.find((column) => column.dates.sample)?.dates.sample
  return (
    <ActionForm
      id={MAPPING_FORM}
      key={JSON.stringify([mapping, batch.status])}
      action={mapColumnsAction}
      idempotencyKey={attempt}
    >
      <input type="hidden" name="batch" value={batch.id} />
      <fieldset disabled={!open} className="min-w-0">
        <legend className="sr-only">Columns and values</legend>
        <div className="max-md:hidden">
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_220px_minmax(0,2fr)] gap-4 border-b border-line bg-sunken px-6 py-2 text-meta text-2">
            <span>Column in the file</span>
            <span>Samples of {grouped(profile.rows)} rows</span>
            <span>Goes to</span>
            <span>Check</span>
          </div>
        </div>
        <ul>
          {profile.columns.map((column, at) => (
            <ColumnRow
              key={at}
              at={at}
              column={column}
              mapping={mapping}
              profile={profile}
              catalogue={catalogue}
              orderOpen={found.order === null && mapping.order === null}
            />
          ))}
        </ul>
        <div className="grid gap-4 px-6 py-5 max-md:px-4">
          {either ? (
            <Note
              tone={found.order === null && mapping.order === null ? 'warn' : 'plain'}
              icon={<CalendarClock />}
              title={`Is ${sample ?? 'such a date'} written day first or month first?`}
            >
              <p className="mb-2">
                {found.order
                  ? `${grouped(found.certain)} dates are certain as ${found.order} first; ${grouped(found.either)} fit both.`
                  : found.why === 'contradicts'
                    ? 'Some dates are certain as day first and others as month first. Rows that do not fit the choice stop.'
                    : `All ${grouped(found.either)} dates fit both. Ask whoever made the file.`}
              </p>
              <Choice
                label="Order of the dates"
                name="mapping.order"
                defaultValue={mapping.order ?? found.order}
                options={[
                  { value: 'day', label: 'Day first' },
                  { value: 'month', label: 'Month first' },
                ]}
                className="max-w-80"
              />
            </Note>
          ) : (
            <input type="hidden" name="mapping.order" value={mapping.order ?? ''} />
          )}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-4">
            <Select
              label="Time zone of the file"
              name="mapping.zone"
              defaultValue={mapping.zone}
              options={zones().map((name) => ({ value: name, label: name }))}
            />
            <Select
              label="Rows without a title"
              name="mapping.untitled"
              defaultValue={mapping.untitled}
              options={[
                { value: 'stop', label: 'Stop' },
                { value: 'name', label: 'Named after type and component' },
              ]}
            />
            <Select
              label="Rows that repeat a number"
              name="mapping.repeated"
              defaultValue={mapping.repeated}
              options={[
                { value: 'stop', label: 'Stop' },
                { value: 'join', label: 'Add their components to the first' },
              ]}
            />
            <Select
              label="Services that are not in the catalogue"
              name="mapping.unknownService"
              defaultValue={mapping.unknownService}
              options={[
                { value: 'text', label: 'Kept as text' },
                { value: 'stop', label: 'The row stops' },
              ]}
            />
            <Select
              label="People whom nobody knows here"
              name="mapping.unknownPerson"
              defaultValue={mapping.unknownPerson}
              options={[
                { value: 'text', label: 'Kept as text' },
                { value: 'stop', label: 'The row stops' },
              ]}
            />
          </div>
          {open ? (
            <div className="flex flex-wrap gap-2">
              <SubmitButton look="secondary" name="then" value="save">
                Save the mapping
              </SubmitButton>
            </div>
          ) : null}
        </div>
      </fieldset>
    </ActionForm>
  )
}
