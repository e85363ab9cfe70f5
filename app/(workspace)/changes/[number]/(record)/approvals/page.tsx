import { BoardForm } from '#components/change/board-form'
import { ConditionList } from '#components/change/condition-list'
import { Columns } from '#components/layout/columns'
import { EmptyState } from '#components/ui/empty-state'
import { Panel } from '#components/ui/panel'
import type { ChangePage } from '#lib/change/page/queries'
import { meetConditionAction, recordRulingAction } from '../../actions'
import { type ChangeParams, formKey, loadChange } from '../../load-change'
import { Side } from '../side'
import { BoardPanel } from './board-panel'
import { RequirementPanel } from './requirement-panel'

export default async function ApprovalsPage({ params }: ChangeParams) {
  const { page } = await loadChange((await params).number)
  const { approvals } = page
  if (!approvals)
    return (
      <Columns side={<Side page={page} />} sideLast>
        <EmptyState kind="first" title="Nobody is asked yet">
          Who must approve follows from the category and the risk, and is asked when the change is submitted.
        </EmptyState>
      </Columns>
    )
  const fallen = approvals.conditions.filter(({ standing }) => !standing)
  return (
    <Columns side={<Side page={page} />}>
      {approvals.steps
        .filter(({ kind }) => kind === 'person')
        .map((one) => (
          <RequirementPanel key={one.id} page={page} one={one} />
        ))}
      {approvals.board ? <BoardPanel page={page} board={approvals.board} /> : null}
      <ChairForm page={page} />
      {fallen.length > 0 ? (
        <ConditionList
          conditions={fallen}
          number={page.subject.number}
          action={meetConditionAction}
          keys={fallen.map(formKey)}
          zone={page.zone}
        />
      ) : null}
    </Columns>
  )
}

function ChairForm({ page }: { page: ChangePage }) {
  const { subject } = page
  const board = page.approvals?.board
  if (!board?.record.ok) return null
  return (
    <Panel title="Record the board’s decision" id="board">
      <BoardForm
        key={page.stamp}
        action={recordRulingAction}
        number={subject.number}
        digest={subject.digest}
        board={board}
        people={page.people.map(({ id, name }) => ({ id, name }))}
        idempotencyKey={formKey()}
      />
    </Panel>
  )
}
