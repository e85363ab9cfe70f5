import { UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { ListAndPeek } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { DataTable, type TableColumn } from '#components/table/data-table'
import { FilterForm } from '#components/table/filters'
import { Pagination } from '#components/table/pagination'
import { DialogButton } from '#components/ui/dialog'
import { EmptyState } from '#components/ui/empty-state'
import { Note } from '#components/ui/note'
import { Avatar } from '#components/ui/person'
import { Segments } from '#components/ui/tabs'
import { formatSpan, Time } from '#components/ui/time'
import {
  countPeople,
  getPerson,
  listPeople,
  PEOPLE_VIEWS,
  type PeopleView,
} from '#lib/auth/directory/queries'
import { listRoleRequests } from '#lib/auth/grant/queries'
import { canManagePeople, canReadPeople } from '#lib/auth/permissions'
import { roleWords } from '#lib/auth/roles'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { requireSignedIn } from '../../../_server/session'
import { FirstSteps } from '../../first-steps'
import { AdminTabs } from '../admin-tabs'
import { InviteDialog } from './invite-dialog'
import { PersonPanel } from './person-panel'
import { Requests } from './requests'

export const metadata: Metadata = { title: 'People' }

const VIEW_WORDS: Record<PeopleView, string> = {
  active: 'Active',
  deciding: 'Deciding',
  invited: 'Invited',
  disabled: 'Disabled',
}
const COLUMNS: TableColumn[] = [
  { id: 'person', header: 'Person', phone: 'title' },
  { id: 'roles', header: 'Roles', phone: 'line' },
  { id: 'seen', header: 'Last seen', align: 'end', width: '184px', phone: 'line' },
]
const NOW_MS = 120_000
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function PeoplePage({ searchParams }: Props) {
  const { ctx, profile } = await requireSignedIn()
  const { actor, now } = ctx
  const may = canReadPeople(actor)
  const header = { title: 'People', children: <AdminTabs actor={actor} current="people" /> }
  if (!may.ok)
    return (
      <>
        <PageHeader {...header} />
        <div className="p-6">
          <Note tone="plain" title="This page is not for your role.">
            {may.reason}
          </Note>
        </div>
      </>
    )
  const query = await searchParams
  const view = PEOPLE_VIEWS.find((name) => name === one(query.show)) ?? 'active'
  const search = one(query.q)?.trim().slice(0, 100) ?? ''
  const open = one(query.person)
  const [counts, { people, next }, waiting, person, organisation] = await Promise.all([
    countPeople(ctx),
    listPeople(ctx, { view, search, after: one(query.after) }),
    listRoleRequests(ctx),
    open && /^[\da-f-]{36}$/.test(open) ? getPerson(ctx, open) : null,
    getOrganisation(ctx),
  ])
  const zone = profile.zone ?? organisation.zone
  const kept = { show: view === 'active' ? undefined : view, q: search || undefined }
  const manage = canManagePeople(actor)
  const rows = people.map((row) => ({
    id: row.id,
    href: paths.people({ ...kept, person: row.id }),
    current: row.id === open,
    cells: {
      person: (
        <span className="flex items-center gap-3">
          <Avatar name={row.name} size="m" me={row.id === profile.id} />
          <span className="min-w-0">
            <span className="block truncate font-label">{row.name}</span>
            <span className="block truncate text-meta font-normal text-3">{row.email}</span>
          </span>
        </span>
      ),
      roles: <span className="max-md:ms-9">{roleWords(row.roles)}</span>,
      seen: (
        <>
          {row.seenAt ? (
            <Time at={row.seenAt} zone={zone} now={now}>
              {row.sessions > 0 && now.getTime() - row.seenAt.getTime() < NOW_MS
                ? 'now'
                : `${formatSpan(now.getTime() - row.seenAt.getTime())} ago`}
            </Time>
          ) : (
            'never'
          )}
          <span className="text-3">
            {' '}
            · {row.sessions === 0 ? 'no session' : plural(row.sessions, 'session')}
          </span>
        </>
      ),
    },
  }))
  const list = (
    <>
      <PageHeader
        {...header}
        meta={`${plural(counts.active, 'person', 'people')}, ${counts.invited} invited, ${plural(counts.sessions, 'session')}. Deciding roles need a second person.`}
        actions={
          <DialogButton
            dialog="invite"
            look="primary"
            icon={<UserPlus />}
            disabledReason={manage.ok ? null : manage.reason}
          >
            Invite
          </DialogButton>
        }
      />
      <FirstSteps />
      <Requests actor={actor} waiting={waiting} zone={zone} now={now} />
      <FilterForm
        search={{ name: 'q', value: search, placeholder: 'Name, address or role' }}
        keep={{ show: kept.show }}
        end={
          <Segments
            label="Show"
            items={PEOPLE_VIEWS.map((name) => ({
              href: paths.people({ show: name === 'active' ? undefined : name, q: kept.q }),
              label: `${VIEW_WORDS[name]} ${counts[name]}`,
              current: name === view,
            }))}
          />
        }
      />
      <DataTable
        label="People"
        columns={COLUMNS}
        rows={rows}
        empty={
          <EmptyState kind="none" title="Nobody matches">
            {search ? `Drop the words “${search}”, or look in another group.` : 'Look in another group.'}
          </EmptyState>
        }
      />
      {next || query.after ? (
        <Pagination
          summary={`${plural(people.length, 'person', 'people')} on this page`}
          previousHref={query.after ? paths.people(kept) : undefined}
          nextHref={next ? paths.people({ ...kept, after: next }) : undefined}
        />
      ) : null}
      <InviteDialog actor={actor} />
    </>
  )
  return (
    <ListAndPeek
      label={person ? person.name : 'Person'}
      list={list}
      peek={
        person ? (
          <PersonPanel
            actor={actor}
            person={person}
            pending={waiting.requests.filter(({ personId }) => personId === person.id)}
            closeHref={paths.people(kept)}
            zone={zone}
            now={now}
          />
        ) : undefined
      }
    />
  )
}
