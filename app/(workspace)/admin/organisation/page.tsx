import { CalendarPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { Columns } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { ActionForm } from '#components/ui/action-form'
import { DescriptionList } from '#components/ui/description-list'
import { KeptDate, KeptText } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { formatTime } from '#components/ui/time'
import { canEditHolidays, canEditOrganisation } from '#lib/organisation/permissions'
import { getOrganisation, listHolidays } from '#lib/organisation/queries'
import { requireContext } from '../../../_server/session'
import { BusinessHours } from '../../../business-hours'
import { AdminTabs } from '../admin-tabs'
import { addHolidayAction, editOrganisationAction, removeHolidayAction } from './actions'

export const metadata: Metadata = { title: 'Organisation' }

export default async function OrganisationPage() {
  const ctx = await requireContext()
  const { actor, now } = ctx
  const [organisation, holidays] = await Promise.all([getOrganisation(ctx), listHolidays(ctx)])
  const edit = canEditOrganisation(actor)
  const editHolidays = canEditHolidays(actor)
  const today = now.toISOString().slice(0, 10)
  const coming = holidays.filter(({ date }) => date >= today)
  const past = holidays.length - coming.length
  return (
    <>
      <PageHeader title="Organisation" meta={`${organisation.name}, ${organisation.zone}`}>
        <AdminTabs actor={actor} current="organisation" />
      </PageHeader>
      <Columns
        sideLast
        side={
          <Panel title="Holidays" meta={`${coming.length} ahead, ${past} past`} flush>
            <div className="max-h-120 overflow-y-auto" tabIndex={0} role="region" aria-label="Holidays ahead">
              <ul>
                {coming.map(({ date, name }) => (
                  <PanelRow
                    key={date}
                    title={name}
                    detail={
                      <time dateTime={date}>
                        {formatTime(new Date(`${date}T00:00:00Z`), 'UTC', 'day', now)}
                      </time>
                    }
                    end={
                      editHolidays.ok ? (
                        <ActionForm action={removeHolidayAction} idempotencyKey={crypto.randomUUID()}>
                          <input type="hidden" name="date" value={date} />
                          <SubmitButton look="quiet" size="xs">
                            Remove
                          </SubmitButton>
                        </ActionForm>
                      ) : null
                    }
                  />
                ))}
              </ul>
            </div>
            {coming.length === 0 ? <p className="px-4 py-3 text-3">No holiday ahead.</p> : null}
            <ActionForm
              action={addHolidayAction}
              idempotencyKey={crypto.randomUUID()}
              className="grid gap-3 border-t border-line px-4 py-3"
            >
              <KeptDate label="Date" name="date" required />
              <KeptText label="Name" name="name" id="holiday-name" required />
              <SubmitButton
                look="secondary"
                icon={<CalendarPlus />}
                disabledReason={editHolidays.ok ? null : editHolidays.reason}
              >
                Add the holiday
              </SubmitButton>
            </ActionForm>
          </Panel>
        }
      >
        <Panel title="Where and when we work">
          {edit.ok ? (
            <ActionForm
              action={editOrganisationAction}
              idempotencyKey={crypto.randomUUID()}
              className="grid max-w-140 gap-4"
            >
              <KeptText label="Name" name="name" defaultValue={organisation.name} required />
              <BusinessHours of={organisation} />
              <p className="text-meta text-3">
                Deadlines and notice that are running keep the times they were given.
              </p>
              <SubmitButton className="justify-self-start">Save</SubmitButton>
            </ActionForm>
          ) : (
            <>
              <DescriptionList
                items={[
                  { term: 'Name', detail: organisation.name },
                  { term: 'Time zone', detail: organisation.zone },
                  { term: 'Business days', detail: organisation.businessDays.map(weekday).join(', ') },
                  { term: 'Business hours', detail: `${organisation.opens}–${organisation.closes}` },
                ]}
              />
              <p className="mt-3 text-meta text-3">{edit.reason}</p>
            </>
          )}
        </Panel>
      </Columns>
    </>
  )
}

const weekday = (day: number) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1] ?? ''
