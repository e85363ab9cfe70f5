import { PlanPanel } from '#components/change/plan-panel'
import { CommunicationPanel, FilesPanel, RollbackPanel, TestsPanel } from '#components/change/plan-sections'
import { Columns } from '#components/layout/columns'
import { filePath } from '#lib/paths'
import { type ChangeParams, loadChange } from '../../load-change'
import { Side } from '../side'

export default async function PlanPage({ params }: ChangeParams) {
  const { page } = await loadChange((await params).number)
  return (
    <Columns side={<Side page={page} />} sideLast>
      <PlanPanel page={page} />
      <TestsPanel tests={page.content.tests} />
      <RollbackPanel page={page} />
      <CommunicationPanel communication={page.content.communication} />
      <FilesPanel files={page.files} hrefOf={(id) => filePath(page.subject.number, id)} zone={page.zone} />
    </Columns>
  )
}
