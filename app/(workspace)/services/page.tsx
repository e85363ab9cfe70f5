import { Plus } from 'lucide-react'
import { PageHeader } from '#components/layout/page-header'
import { ServiceForm } from '#components/service/service-form'
import { ServiceTable } from '#components/service/service-table'
import { FilterForm, FilterSelect } from '#components/table/filters'
import { Button } from '#components/ui/button'
import { Dialog, DialogButton } from '#components/ui/dialog'
import { EmptyState } from '#components/ui/empty-state'
import { zoneName } from '#components/ui/time'
import { listColleagues } from '#lib/auth/directory/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { canEditCatalogue } from '#lib/service/permissions'
import { listServiceNames, listServices } from '#lib/service/queries'
import { requireSignedIn } from '../../_server/session'
import { registerServiceAction } from './actions'

export const metadata = { title: 'Services' }

const TIERS = ['1', '2', '3', '4'].map((value) => ({ value, label: `Tier ${value}` }))
const ENVIRONMENTS = [
  { value: 'production', label: 'Production' },
  { value: 'staging', label: 'Staging' },
  { value: 'test', label: 'Test' },
  { value: 'development', label: 'Development' },
]

export default async function ServicesPage({ searchParams }: PageProps<'/services'>) {
  const { ctx, profile } = await requireSignedIn()
  const query = await searchParams
  const one = (name: string) => [query[name]].flat()[0]?.slice(0, 80) || undefined
  const filter = {
    q: one('q'),
    tier: TIERS.some(({ value }) => value === one('tier')) ? Number(one('tier')) : undefined,
    environment: one('environment'),
  }
  const mayEdit = canEditCatalogue(ctx.actor).ok
  const [services, organisation, people, names] = await Promise.all([
    listServices(ctx, filter),
    getOrganisation(ctx),
    mayEdit ? listColleagues(ctx) : [],
    mayEdit ? listServiceNames(ctx) : [],
  ])
  const zone = profile.zone ?? organisation.zone
  const busy = services.filter(({ next }) => next !== null).length
  const filtered = Object.values(filter).some(Boolean)
  return (
    <>
      <PageHeader
        edge
        title="Services"
        meta={`${services.length} ${services.length === 1 ? 'service' : 'services'}${filtered ? ' match the filter' : ''}, ${busy} with a change to come. Times in ${zoneName(ctx.now, zone)}.`}
        actions={
          mayEdit ? (
            <DialogButton dialog="add-service" icon={<Plus />}>
              Add service
            </DialogButton>
          ) : null
        }
      />
      <FilterForm search={{ name: 'q', value: filter.q, placeholder: 'Name of a service' }}>
        <FilterSelect name="tier" label="All tiers" value={filter.tier?.toString()} options={TIERS} />
        <FilterSelect
          name="environment"
          label="All environments"
          value={filter.environment}
          options={ENVIRONMENTS}
        />
      </FilterForm>
      <ServiceTable
        services={services}
        zone={zone}
        zoneWord={zoneName(ctx.now, zone)}
        now={ctx.now}
        empty={
          filtered ? (
            <EmptyState
              kind="none"
              title="No service matches"
              action={
                <Button size="s" href={paths.services()}>
                  Drop the filters
                </Button>
              }
            />
          ) : (
            <EmptyState kind="first" title="The catalogue is empty">
              Every change names the services it touches. A change manager or an administrator adds the first.
            </EmptyState>
          )
        }
      />
      {mayEdit ? (
        <Dialog id="add-service" title="Add a service" size="l">
          <ServiceForm
            action={registerServiceAction}
            idempotencyKey={crypto.randomUUID()}
            people={people}
            services={names}
          />
        </Dialog>
      ) : null}
    </>
  )
}
