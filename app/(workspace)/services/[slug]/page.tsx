import { Pencil, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '#components/layout/page-header'
import { NextChange } from '#components/service/next-change'
import { ServiceForm } from '#components/service/service-form'
import { ServiceFlags, ServiceTable } from '#components/service/service-table'
import { Button } from '#components/ui/button'
import { Dialog, DialogButton } from '#components/ui/dialog'
import { Note } from '#components/ui/note'
import { zoneName } from '#components/ui/time'
import { listColleagues } from '#lib/auth/directory/queries'
import { canRaise } from '#lib/change/permissions'
import type { Context } from '#lib/context'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import { canEditCatalogue } from '#lib/service/permissions'
import { getService, listServiceNames, listServices } from '#lib/service/queries'
import { requireSignedIn } from '../../../_server/session'
import { changeServiceAction, retireServiceAction } from '../actions'
import { RetireForm } from './retire-form'
import { ServiceChanges } from './service-changes'
import { ServiceReach } from './service-reach'

export async function generateMetadata({ params }: PageProps<'/services/[slug]'>): Promise<Metadata> {
  return { title: (await params).slug }
}

const find = async (ctx: Context, slug: string) => {
  try {
    return await getService(ctx, slug)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound()
    throw error
  }
}

export default async function ServicePage({ params, searchParams }: PageProps<'/services/[slug]'>) {
  const { ctx, profile } = await requireSignedIn()
  const [{ slug }, query] = [await params, await searchParams]
  const service = await find(ctx, slug)
  const mayEdit = canEditCatalogue(ctx.actor).ok && service.retiredAt === null
  const [services, organisation, people, names] = await Promise.all([
    listServices(ctx),
    getOrganisation(ctx),
    mayEdit ? listColleagues(ctx) : [],
    mayEdit ? listServiceNames(ctx) : [],
  ])
  const zone = profile.zone ?? organisation.zone
  const { id: _id, next, retiredAt, owner, businessOwner, affected, needed, soon, recent, ...entry } = service
  const hops = Math.max(0, ...affected.map(({ hop }) => hop))
  const facts = [
    { term: 'Owner', detail: owner ?? 'No owner', more: businessOwner ? `business ${businessOwner}` : '' },
    { term: 'Tier', detail: service.tier, more: service.environment },
    {
      term: 'Reach',
      detail: affected.length === 1 ? '1 service' : `${affected.length} services`,
      more: hops === 0 ? 'nothing depends on it' : hops === 1 ? '1 hop' : `${hops} hops`,
    },
    {
      term: 'Next change',
      detail: <NextChange next={next} zone={zone} now={ctx.now} />,
      more: `${soon.length} in 7 days`,
    },
  ]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] xl:grid-cols-[480px_minmax(0,1fr)]">
      <aside aria-label="All services" className="border-e border-line max-xl:hidden print:hidden">
        <div className="border-b border-line px-4 py-3">
          <p className="text-lead font-semibold">Services</p>
          <p className="text-meta text-3">{services.length} in the catalogue</p>
        </div>
        <ServiceTable
          narrow
          current={slug}
          services={services}
          zone={zone}
          zoneWord={zoneName(ctx.now, zone)}
          now={ctx.now}
        />
      </aside>
      <div className="min-w-0">
        <PageHeader
          title={service.name}
          crumbs={[{ label: 'Services', href: paths.services() }, { label: slug }]}
          meta={service.description || undefined}
          actions={
            <>
              {mayEdit ? (
                <>
                  <DialogButton dialog="edit-service" icon={<Pencil />}>
                    Edit
                  </DialogButton>
                  <DialogButton dialog="retire-service" look="quiet">
                    Retire
                  </DialogButton>
                </>
              ) : null}
              {canRaise(ctx.actor).ok && retiredAt === null ? (
                <Button look="primary" icon={<Plus />} href={paths.newChange({ service: slug })}>
                  Change this service
                </Button>
              ) : null}
            </>
          }
        >
          <div className="mt-1">
            <ServiceFlags service={service} />
          </div>
        </PageHeader>
        {retiredAt ? (
          <Note tone="warn" className="mx-6 my-2 max-md:mx-4" title="Retired.">
            New changes cannot name it; earlier ones still do.
          </Note>
        ) : null}
        <dl className="mt-3 grid grid-cols-2 border-y border-line md:grid-cols-4">
          {facts.map(({ term, detail, more }) => (
            <div
              key={term}
              className="border-line px-6 py-3 max-md:px-4 not-first:border-s max-md:odd:border-s-0"
            >
              <dt className="text-meta text-3">{term}</dt>
              <dd className="text-read font-semibold">{detail}</dd>
              <dd className="text-meta text-3">{more}</dd>
            </div>
          ))}
        </dl>
        <div className="grid gap-6 px-6 py-5 max-md:px-4">
          <ServiceReach service={service} show={query.show === 'needs' ? 'needs' : 'impact'} zone={zone} />
          <ServiceChanges soon={soon} recent={recent} zone={zone} now={ctx.now} />
        </div>
      </div>
      {mayEdit ? (
        <>
          <Dialog id="edit-service" key={JSON.stringify(entry)} title={`Edit ${service.name}`} size="l">
            <ServiceForm
              action={changeServiceAction}
              idempotencyKey={crypto.randomUUID()}
              people={people}
              services={names}
              service={entry}
            />
          </Dialog>
          <Dialog
            id="retire-service"
            title={`Retire ${service.name}`}
            description="It leaves the catalogue: new changes cannot name it, earlier ones still do."
          >
            <RetireForm action={retireServiceAction} idempotencyKey={crypto.randomUUID()} slug={slug} />
          </Dialog>
        </>
      ) : null}
    </div>
  )
}
