import { Tabs } from '#components/ui/tabs'
import type { Actor } from '#lib/auth/actor'
import { canReadPeople } from '#lib/auth/permissions'
import { canImport } from '#lib/import/permissions'
import { paths } from '#lib/paths'

/** The pages of administration, each for those who may read it. */
export function AdminTabs({
  actor,
  current,
}: {
  actor: Actor
  current: 'people' | 'windows' | 'organisation' | 'import'
}) {
  const people = { href: paths.people(), label: 'People', current: current === 'people' }
  return (
    <Tabs
      label="Administration"
      className="mt-3"
      items={[
        ...(canReadPeople(actor).ok ? [people] : []),
        { href: paths.windows(), label: 'Windows and freezes', current: current === 'windows' },
        { href: paths.organisation(), label: 'Organisation', current: current === 'organisation' },
        ...(canImport(actor).ok
          ? [{ href: paths.imports(), label: 'Import', current: current === 'import' }]
          : []),
      ]}
    />
  )
}
