import { ChevronDown, Users } from 'lucide-react'
import { redirect } from 'next/navigation'
import { PageHeader } from '#components/layout/page-header'
import { DataTable } from '#components/table/data-table'
import { FilterForm } from '#components/table/filters'
import { Pagination } from '#components/table/pagination'
import { SelectionBar } from '#components/table/selection-bar'
import { Kbd } from '#components/ui/badge'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { Note } from '#components/ui/note'
import { Tabs } from '#components/ui/tabs'
import { zoneName } from '#components/ui/time'
import { BULK_ACTS } from '#lib/change/bulk/act'
import { columnsIn, columnsText } from '#lib/change/column'
import { countFacets } from '#lib/change/facets/queries'
import { BEST_OF, findNumber } from '#lib/change/list/queries'
import { type ListChanges, VIEWS } from '#lib/change/listing'
import { canRaise } from '#lib/change/permissions'
import { listChanges } from '#lib/change/queries'
import { listViews } from '#lib/change/view/queries'
import type { Context } from '#lib/context'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { listServiceNames } from '#lib/service/queries'
import { requireSignedIn } from '../../_server/session'
import { FirstSteps } from '../first-steps'
import { addressOf, queryOf, viewAlone } from './address'
import { ACTS } from './bulk/acts'
import { columnsOf, rowOf } from './columns'
import { countOf, FilterRail } from './filter-rail'
import { FoundInstead } from './found-instead'
import { NoMatch } from './no-match'
import { shownBy, singles, tabsOf } from './shown'
import { Tools } from './tools'

export const metadata = { title: 'Changes' }

const VIEW_WORDS: Record<ListChanges['view'], string> = {
  all: 'All',
  open: 'Open',
  mine: 'Mine',
  implementing: 'Implementing',
  scheduled: 'Scheduled',
  closed: 'Closed',
}

export default async function ChangesPage({ searchParams }: PageProps<'/changes'>) {
  const { ctx, profile } = await requireSignedIn()
  const query = await searchParams
  const shown = await shownBy(ctx, query)
  const { saved, filter } = shown
  const columns = columnsIn(shown.asked.cols)
  const number = filter.q && !filter.spelt ? await findNumber(ctx, filter.q) : null
  if (number) redirect(paths.change(number))
  const [[page, counts], views, services, organisation] = await Promise.all([
    listAndCount(ctx, filter),
    listViews(ctx),
    listServiceNames(ctx),
    getOrganisation(ctx),
  ])
  const zone = profile.zone ?? organisation.zone
  const sort = `${filter.order === 'desc' ? '-' : ''}${filter.sort}`
  const asked = { view: filter.view, sort, limit: String(filter.limit), cols: columnsText(columns) }
  const ticked = {
    status: filter.status?.join(','),
    risk: filter.risk?.join(','),
    category: filter.category?.join(','),
    service: filter.service?.join(','),
    outcome: filter.outcome?.join(','),
    requestor: filter.requestor,
    implementer: filter.implementer,
    plannedFrom: filter.plannedFrom,
    plannedTo: filter.plannedTo,
    updatedSince: filter.updatedSince,
  }
  const others = (id: string | undefined) => (id === profile.id ? undefined : id)
  const rail = (className: string) => (
    <FilterRail
      className={className}
      filter={filter}
      counts={counts}
      services={services}
      me={profile.id}
      keep={{
        ...asked,
        q: filter.q,
        spelt: filter.spelt,
        requestor: others(filter.requestor),
        implementer: others(filter.implementer),
      }}
    />
  )
  const filtered = Object.values(ticked).some(Boolean) || Boolean(filter.q)
  const placeAt = (cursor: string) =>
    saved ? paths.changes({ ...singles(query), cursor }) : addressOf(filter, { cursor }, columns)
  const raise = canRaise(ctx.actor)
  const empty = filtered ? (
    <NoMatch ctx={ctx} filter={filter} columns={columns} services={services} />
  ) : (
    <EmptyState
      kind="first"
      title={filter.view === 'all' ? 'No change yet' : `No change under "${VIEW_WORDS[filter.view]}"`}
      action={
        filter.view !== 'all' ? (
          <Button href={addressOf(filter, { view: 'all' }, columns)}>Show all changes</Button>
        ) : raise.ok ? (
          <Button href={paths.newChange()} look="primary">
            New change
          </Button>
        ) : null
      }
    >
      {filter.view === 'all'
        ? 'A change begins as a draft. Nobody is asked for anything until it is submitted.'
        : 'Changes appear here by themselves once their state or your part in them fits.'}
    </EmptyState>
  )
  return (
    <>
      <PageHeader
        title="Changes"
        actions={<Tools filter={filter} columns={columns} saved={saved} views={views} />}
        meta={`${counts.total.n === 0 ? 'No changes' : counts.total.n === 1 ? '1 change' : `${countOf(counts.total)} changes`}${filtered ? (counts.total.n === 1 ? ' matches the filter' : ' match the filter') : ''}. Times in ${zoneName(ctx.now, zone)}.`}
      >
        <Tabs
          label="Views"
          className="mt-2 -mx-6 px-6"
          items={[
            ...VIEWS.map((view) => ({
              href: addressOf(filter, { view }, columns),
              label: VIEW_WORDS[view],
              current: !saved && view === filter.view,
            })),
            ...tabsOf(views, saved).map((view) => ({
              href: paths.changes({ view: view.slug }),
              label: (
                <>
                  {view.shared ? <Users aria-label="Shared:" className="size-3.5" /> : null}
                  {view.name}
                </>
              ),
              current: view.id === saved?.id,
            })),
          ]}
        />
        {shown.notice ? (
          <Note tone="warn" live="status">
            {shown.notice}
          </Note>
        ) : null}
      </PageHeader>
      {filter.view === 'mine' ? <FirstSteps /> : null}
      <div className="grid min-h-[calc(100vh-160px)] grid-cols-[minmax(0,1fr)] min-[1600px]:grid-cols-[168px_minmax(0,1fr)] xl:group-data-[rail=narrow]/shell:grid-cols-[168px_minmax(0,1fr)]">
        {/* Beside the list where there is room for both, else folded away above it. */}
        <aside
          aria-label="Filter"
          className="hidden border-e border-line bg-sunken min-[1600px]:block xl:group-data-[rail=narrow]/shell:block print:hidden!"
        >
          <p className="flex h-12 items-center border-b border-line px-4">
            <b>Filter</b>
          </p>
          {rail('')}
        </aside>
        <section aria-label="List" className="group/list min-w-0">
          <FilterForm
            label="Search"
            search={{
              name: 'q',
              value: filter.q,
              placeholder: 'Number, or words of the change, its plans or comments',
            }}
            keep={{ ...asked, ...ticked, sort: queryOf(filter).sort }}
            end={
              filtered ? (
                <Button size="s" look="quiet" href={addressOf(viewAlone(filter), {}, columns)}>
                  Drop all filters
                </Button>
              ) : null
            }
          />
          <details
            open={Object.values(ticked).some(Boolean)}
            className="group/filter border-b border-line bg-sunken min-[1600px]:hidden xl:group-data-[rail=narrow]/shell:hidden print:hidden"
          >
            <summary className="flex min-h-9 cursor-pointer items-center px-4 font-label max-md:min-h-11 gap-2">
              <ChevronDown className="size-3.5 text-3 group-not-open/filter:-rotate-90" />
              Filter by status, risk, category, service, outcome, people or days
            </summary>
            {rail('md:grid md:grid-cols-4 md:[&_fieldset]:border-b-0')}
          </details>
          {page.instead ? <FoundInstead filter={filter} instead={page.instead} /> : null}
          <SelectionBar
            id="selection"
            action={paths.bulk()}
            acts={BULK_ACTS.map((act) => ({ value: act, label: ACTS[act].title }))}
          />
          <DataTable
            label="Changes"
            dense
            fixed
            select={{ form: 'selection', name: 'n' }}
            columns={columnsOf(columns, zoneName(ctx.now, zone))}
            rows={page.rows.map((change) => rowOf(change, columns, zone, ctx.now))}
            sort={{ id: filter.sort, desc: filter.order === 'desc' }}
            empty={empty}
          />
          {page.rows.length > 0 ? (
            <>
              <Pagination
                summary={
                  filter.sort === 'match' && filter.q && counts.total.n > BEST_OF
                    ? `Best match among the ${BEST_OF} latest; sort by a column to see all`
                    : `${page.rows.length} ${page.rows.length === 1 ? 'change' : 'changes'} shown`
                }
                size={filter.limit}
                previousHref={page.previous && placeAt(page.previous)}
                nextHref={page.next && placeAt(page.next)}
              />
              <p className="flex gap-1.5 px-4 py-3 text-meta text-3 max-md:hidden print:hidden">
                <Kbd>J</Kbd>
                <Kbd>K</Kbd> move in the list <Kbd>X</Kbd> select <Kbd>Enter</Kbd> open <Kbd>?</Kbd> all keys
              </p>
            </>
          ) : null}
        </section>
      </div>
    </>
  )
}

/** The counts are of the words that the rows were found by. */
async function listAndCount(ctx: Context, filter: ListChanges) {
  if (!filter.q) return Promise.all([listChanges(ctx, filter), countFacets(ctx, filter)])
  const page = await listChanges(ctx, filter)
  return [page, await countFacets(ctx, { ...filter, q: page.instead ?? filter.q })] as const
}
