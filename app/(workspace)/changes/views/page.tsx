import { Bookmark } from 'lucide-react'
import { PageHeader } from '#components/layout/page-header'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { Panel } from '#components/ui/panel'
import { listViews } from '#lib/change/view/queries'
import { paths } from '#lib/paths'
import { requireContext } from '../../../_server/session'
import { ViewRow } from './view-row'

export const metadata = { title: 'Views' }

export default async function ViewsPage() {
  const views = await listViews(await requireContext())
  const groups = [
    { title: 'Your views', rows: views.filter(({ mine }) => mine) },
    { title: 'Shared by others', rows: views.filter(({ mine }) => !mine) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <>
      <PageHeader
        title="Views"
        meta="Named lists of changes. Those pinned stand among your tabs."
        crumbs={[{ label: 'Changes', href: paths.changes() }, { label: 'Views' }]}
        edge
      />
      <div className="grid max-w-220 gap-4 p-6 max-md:p-4">
        {groups.map(({ title, rows }) => (
          <Panel key={title} title={title} flush>
            <ul>
              {rows.map((view) => (
                <ViewRow key={view.id} view={view} />
              ))}
            </ul>
          </Panel>
        ))}
        {groups.length === 0 ? (
          <EmptyState
            kind="first"
            icon={<Bookmark />}
            title="No view yet"
            action={<Button href={paths.changes()}>Open the list of changes</Button>}
          >
            Filter and sort the list as you need it, then choose "Save view".
          </EmptyState>
        ) : null}
      </div>
    </>
  )
}
