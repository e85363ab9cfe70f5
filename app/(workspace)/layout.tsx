import { CalendarDays, GitPullRequestArrow, Inbox, ScrollText, Server, SlidersHorizontal } from 'lucide-react'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell, type NavItem } from '#components/layout/app-shell'
import { Bell } from '#components/notifications/bell'
import { PaletteKeys, type Place } from '#components/palette/palette-keys'
import { Toaster } from '#components/ui/toast'
import { countInbox } from '#lib/approval/inbox/queries'
import { homeOf } from '#lib/auth/home'
import { canReadPeople, canReadTrail } from '#lib/auth/permissions'
import { listIdentities } from '#lib/auth/queries'
import { canRaise } from '#lib/change/permissions'
import { env } from '#lib/env'
import { getBell } from '#lib/notifications/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { requireSignedIn } from '../_server/session'
import { markAllReadAction } from './actions'
import { IdentityMenu } from './identity-menu'
import { editProfileAction } from './profile/actions'

const ROOMS: NavItem[] = [
  { href: paths.changes(), label: 'Changes', icon: <GitPullRequestArrow /> },
  { href: paths.calendar(), label: 'Calendar', icon: <CalendarDays /> },
  { href: paths.services(), label: 'Services', icon: <Server /> },
]

const KEYS = new Map([
  [paths.changes(), 'g c'],
  [paths.calendar(), 'g k'],
])

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { ctx, profile } = await requireSignedIn()
  const { actor } = ctx
  const roles = actor.kind === 'person' ? actor.roles : []
  const [organisation, jar, { notices, unread }, waiting] = await Promise.all([
    getOrganisation(ctx),
    cookies(),
    getBell(ctx, 8),
    countInbox(ctx),
  ])
  const demo = organisation.demo && env().demoMode
  const identities = demo ? await listIdentities() : []
  const mayRaise = canRaise(actor).ok
  const more: NavItem[] = [
    ...(canReadTrail(actor).ok ? [{ href: paths.audit(), label: 'Audit', icon: <ScrollText /> }] : []),
    {
      href: canReadPeople(actor).ok ? paths.people() : paths.organisation(),
      under: '/admin',
      label: 'Admin',
      icon: <SlidersHorizontal />,
    },
  ]
  const places: Place[] = [
    { label: 'Inbox', href: paths.inbox(), keys: 'g i' },
    ...ROOMS.map(({ href, label }) => ({ label, href, keys: KEYS.get(href) })),
    ...(canReadTrail(actor).ok ? [{ label: 'Audit', href: paths.audit() }] : []),
    ...(canReadPeople(actor).ok ? [{ label: 'People and roles', href: paths.people() }] : []),
    { label: 'Change windows and freezes', href: paths.windows() },
    { label: 'Organisation', href: paths.organisation() },
    { label: 'Profile and tokens', href: paths.profile() },
  ]
  const begin: Place[] = mayRaise
    ? [
        { label: 'New change', href: paths.newChange(), keys: 'c' },
        { label: 'Emergency change', href: paths.newChange({ category: 'emergency' }) },
      ]
    : []
  return (
    <AppShell
      home={homeOf(roles)}
      items={[{ href: paths.inbox(), label: 'Inbox', icon: <Inbox />, count: waiting }, ...ROOMS]}
      more={more}
      narrow={jar.get('rail')?.value === 'narrow'}
      search={
        <PaletteKeys
          searchHref={paths.changes()}
          places={places}
          begin={begin}
          singleKeys={jar.get('keys')?.value !== 'off'}
          look={{ name: profile.name, zone: profile.zone ?? '', density: profile.density }}
          saveLook={editProfileAction}
        />
      }
      newChangeHref={mayRaise ? paths.newChange() : undefined}
      emergencyHref={mayRaise ? paths.newChange({ category: 'emergency' }) : undefined}
      bell={
        <Bell
          unread={unread}
          notices={notices}
          zone={profile.zone ?? organisation.zone}
          now={ctx.now}
          allHref={`${paths.inbox()}#notifications`}
          markAllRead={markAllReadAction}
        />
      }
      demo={demo}
      identity={<IdentityMenu profile={profile} roles={roles} identities={identities} />}
    >
      {children}
      <Toaster />
    </AppShell>
  )
}
