import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ListAndPeek } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { DataTable, type TableColumn } from '#components/table/data-table'
import { FilterForm, FilterSelect } from '#components/table/filters'
import { Pagination } from '#components/table/pagination'
import { EmptyState } from '#components/ui/empty-state'
import { DateField } from '#components/ui/field'
import { Note } from '#components/ui/note'
import { Time, zoneName } from '#components/ui/time'
import { ListTrail } from '#lib/audit/listing'
import { findTrailEvent, getTrailStatus, listTrail, listTrailChoices } from '#lib/audit/queries'
import { typeWords, wordingOf } from '#lib/audit/wording'
import { canReadTrail } from '#lib/auth/permissions'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { requireSignedIn } from '../../_server/session'
import { FirstSteps } from '../first-steps'
import { ChainStatus } from './chain-status'
import { EventPanel, Who } from './event-panel'
import { ObjectLink } from './object-link'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const number = new Intl.NumberFormat('en')

export default async function AuditPage({ searchParams }: Props) {
  const { ctx, profile } = await requireSignedIn()
  const may = canReadTrail(ctx.actor)
  if (!may.ok)
    return (
      <>
        <PageHeader title="Audit trail" />
        <div className="p-6 max-md:p-4">
          <Note tone="plain" title="This page is not for your role.">
            {may.reason} An administrator and the CISO grant these roles.
          </Note>
        </div>
      </>
    )
  const filter = ListTrail.parse(await searchParams)
  const organisation = await getOrganisation(ctx)
  const zone = profile.zone ?? organisation.zone
  const [page, detail, choices, status] = await Promise.all([
    listTrail(ctx, filter, zone),
    filter.event ? findTrailEvent(ctx, filter.event) : null,
    listTrailChoices(ctx),
    getTrailStatus(ctx),
  ])
  const { event: _open, cursor: _place, ...kept } = filter
  const filtered = Object.values(kept).some(Boolean)
  const eventHref = (event: string) => paths.audit({ ...filter, event })
  const list = (
    <>
      <PageHeader
        title="Audit trail"
        meta={
          <>
            {number.format(status.events)} events
            {status.since ? (
              <>
                {' '}
                since <Time at={status.since} zone={zone} shape="day" now={status.now} />
              </>
            ) : null}
            . Nothing here can be edited, by anyone.
          </>
        }
      />
      <FirstSteps />
      <ChainStatus status={status} actor={ctx.actor} zone={zone} attempt={randomUUID()} />
      <FilterForm search={{ name: 'q', value: filter.q, placeholder: 'Change number, service or e-mail' }}>
        <FilterSelect
          name="who"
          label="Who"
          value={filter.who}
          options={[
            { value: 'system', label: 'Cabinet itself' },
            ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FilterSelect name="what" label="What" value={filter.what} options={whatOptions(choices.types)} />
        <Day label="Since" name="since" value={filter.since} />
        <Day label="Until" name="until" value={filter.until} />
      </FilterForm>
      <DataTable
        label="Events"
        columns={columns(zoneName(status.now, zone), Boolean(filter.event))}
        rows={page.rows.map((row) => ({
          id: row.id,
          href: eventHref(row.id),
          current: row.id === filter.event,
          cells: {
            seq: <span className="text-3 tabular-nums">{number.format(row.seq)}</span>,
            when: <Time at={row.occurredAt} zone={zone} now={status.now} />,
            who: <Who name={row.actorName} actorId={row.actorId} />,
            what: (
              <span className="line-clamp-1 font-normal max-md:line-clamp-3">
                {row.event ? wordingOf(row.event) : row.type}
              </span>
            ),
            on: <ObjectLink event={row.event} stream={row.stream} />,
          },
        }))}
        empty={
          <EmptyState
            kind={filtered ? 'none' : 'first'}
            title={filtered ? 'No event matches these filters.' : 'Nothing has happened yet.'}
          >
            {filtered
              ? 'Drop a filter, or choose a longer time.'
              : 'Whatever anyone does is written here with its time, and chained so that an edit shows.'}
          </EmptyState>
        }
      />
      <Pagination
        summary={`${page.rows.length} shown, newest first`}
        previousHref={page.previous && paths.audit({ ...kept, cursor: page.previous })}
        nextHref={page.next && paths.audit({ ...kept, cursor: page.next })}
      />
    </>
  )
  const missing = filter.event && !detail
  return (
    <ListAndPeek
      label="Event"
      list={list}
      peek={
        detail ? (
          <EventPanel
            detail={detail}
            zone={zone}
            closeHref={paths.audit({ ...filter, event: undefined })}
            eventHref={eventHref}
          />
        ) : missing ? (
          <div className="p-5">
            <Note tone="plain" title="There is no such event.">
              It does not exist, or it concerns a change that you may not see.
            </Note>
          </div>
        ) : undefined
      }
    />
  )
}

const columns = (zone: string, narrow: boolean): TableColumn[] => [
  { id: 'seq', header: '#', width: '60px', align: 'end', phone: 'hide' },
  { id: 'when', header: `When, ${zone}`, width: '144px', phone: 'line' },
  { id: 'who', header: 'Who', width: narrow ? '136px' : '168px', phone: 'line' },
  { id: 'what', header: 'What', phone: 'title' },
  { id: 'on', header: 'On', width: narrow ? '100px' : '184px', phone: 'line' },
]

function Day({ label, name, value }: { label: string; name: string; value: string | undefined }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-meta text-3 max-md:flex-1">
      <span aria-hidden="true">{label}</span>
      <DateField key={value} label={label} hideLabel name={name} defaultValue={value} />
    </span>
  )
}

/** Whole rooms first, then each kind of event that has happened. */
function whatOptions(types: readonly string[]) {
  const rooms = [...new Set(types.map((type) => type.slice(0, type.indexOf('.'))))]
  return [
    ...rooms.map((room) => ({ value: room, label: `${typeWords(`${room}.`).replace(': ', '')}, all` })),
    ...types.map((type) => ({ value: type, label: typeWords(type) })),
  ]
}
