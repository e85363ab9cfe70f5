import { ListChecks } from 'lucide-react'
import { PageHeader } from '#components/layout/page-header'
import { ActionForm } from '#components/ui/action-form'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { KeptArea, KeptSelect } from '#components/ui/kept-field'
import { Panel } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { listColleagues } from '#lib/auth/directory/queries'
import { BULK_ACTS, type BulkAct, MOST_AT_ONCE } from '#lib/change/bulk/act'
import { listVerdicts } from '#lib/change/bulk/queries'
import { paths } from '#lib/paths'
import { requireContext } from '../../../_server/session'
import { runInBulkAction } from '../actions'
import { ACTS } from './acts'
import { RowList } from './row-list'

export const metadata = { title: 'Several changes at once' }

const isAct = (name: string | undefined): name is BulkAct => BULK_ACTS.some((act) => act === name)

export default async function BulkPage({ searchParams }: PageProps<'/changes/bulk'>) {
  const ctx = await requireContext()
  const query = await searchParams
  const asked = [query.act].flat()[0]
  const act = isAct(asked) ? asked : null
  const numbers = [query.n ?? []].flat()
  const [rows, people] = await Promise.all([
    act ? listVerdicts(ctx, act, numbers) : [],
    act === 'assign' ? listColleagues(ctx) : [],
  ])
  const able = rows.filter(({ verdict }) => verdict.ok).length
  const title = act ? ACTS[act].title : 'Several changes at once'
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: 'Changes', href: paths.changes() }, { label: title }]}
        edge
      />
      <div className="grid max-w-220 gap-4 p-6 max-md:p-4">
        {act && rows.length > 0 ? (
          <ActionForm action={runInBulkAction} className="grid gap-4" errorTitle="Nothing was done">
            <input type="hidden" name="act" value={act} />
            <input type="hidden" name="key" value={crypto.randomUUID()} />
            {rows.map(({ number }) => (
              <input key={number} type="hidden" name="numbers[]" value={number} />
            ))}
            <Panel title="Changes" flush>
              <RowList
                rows={rows.map(({ number, title: words, status, held, verdict }) => ({
                  number,
                  href: paths.change(number),
                  title: words || 'Untitled',
                  status,
                  held,
                  ok: verdict.ok,
                  says: verdict.ok ? ACTS[act].effect : verdict.reason,
                }))}
              >
                <p className="border-t border-line px-4 pt-4 font-label">
                  {`${able} of ${rows.length} ${rows.length === 1 ? 'change' : 'changes'} can be ${ACTS[act].done}.`}
                  {numbers.length > MOST_AT_ONCE ? ` Only the first ${MOST_AT_ONCE} are taken at once.` : ''}
                </p>
                {able > 0 ? (
                  <div className="grid gap-3 p-4">
                    {act === 'assign' ? (
                      <KeptSelect
                        label="Implementer"
                        name="implementerId"
                        empty="Choose a person"
                        required
                        options={people.map(({ id, name }) => ({ value: id, label: name }))}
                      />
                    ) : act === 'comment' ? (
                      <KeptArea label="Comment" name="body" required rows={2} />
                    ) : act === 'resume' ? null : (
                      <KeptArea label="Reason" name="reason" required rows={2} />
                    )}
                    <span className="flex flex-wrap gap-2">
                      <SubmitButton look={ACTS[act].danger ? 'danger-solid' : 'primary'}>
                        {`${ACTS[act].button} ${able === 1 ? '1 change' : `${able} changes`}`}
                      </SubmitButton>
                      <Button href={paths.changes()}>Not now</Button>
                    </span>
                  </div>
                ) : null}
              </RowList>
            </Panel>
          </ActionForm>
        ) : (
          <EmptyState
            kind="first"
            icon={<ListChecks />}
            title="No change is selected"
            action={<Button href={paths.changes()}>Open the list of changes</Button>}
          >
            Tick changes in the list, then choose what to do with them.
          </EmptyState>
        )}
      </div>
    </>
  )
}
