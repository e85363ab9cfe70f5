import type { ReactNode } from 'react'
import { DataTable } from '#components/table/data-table'
import { Panel } from '#components/ui/panel'
import { Person } from '#components/ui/person'
import { Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'
import type { ChangeContent } from '#lib/change/schema'

type Step = ChangeContent['steps'][number]
export const minutesOf = (steps: readonly Step[]) =>
  steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
const windowMinutes = ({ planned }: Pick<ChangePage, 'planned'>) =>
  planned ? Math.round((planned.end.getTime() - planned.start.getTime()) / 60_000) : null

/** The steps in their order with owner, minutes and the time each begins when the plan runs as written. */
export function StepTable({
  page,
  steps,
  from,
}: {
  page: ChangePage
  steps: readonly Step[]
  from: Date | null
}) {
  const nameOf = (id: string | null) => page.people.find((one) => one.id === id)?.name
  const starts = steps.map((_, at) =>
    from ? new Date(from.getTime() + minutesOf(steps.slice(0, at)) * 60_000) : null,
  )
  return (
    <DataTable
      label="Steps"
      columns={[
        { id: 'at', header: '#', width: '40px', phone: 'hide' },
        { id: 'step', header: 'Step', phone: 'title' },
        { id: 'owner', header: 'Owner', width: '180px', phone: 'line' },
        { id: 'minutes', header: 'Planned', width: '88px', align: 'end', phone: 'line' },
        ...(from
          ? [{ id: 'starts', header: 'Starts', width: '80px', align: 'end' as const, phone: 'line' as const }]
          : []),
      ]}
      rows={steps.map((step, at) => {
        const owner = nameOf(step.ownerId)
        const start = starts[at]
        return {
          id: step.id,
          cells: {
            at: <span className="text-3">{at + 1}</span>,
            step: (
              <span className="grid py-1 [overflow-wrap:anywhere]">
                <b className="font-label">{step.title}</b>
                {step.detail ? <span className="text-meta text-3">{step.detail}</span> : null}
              </span>
            ),
            owner: owner ? (
              <Person name={owner} me={step.ownerId === page.me} />
            ) : (
              <span className="text-3">Nobody yet</span>
            ),
            minutes: step.minutes === null ? <span className="text-3">Not said</span> : `${step.minutes} min`,
            starts: start ? <Time at={start} zone={page.zone} shape="time" /> : null,
          },
        }
      })}
    />
  )
}

export function PlanPanel({ page, actions }: { page: ChangePage; actions?: ReactNode }) {
  const { steps } = page.content
  const room = windowMinutes(page)
  const need = minutesOf(steps)
  return (
    <Panel
      title="Plan"
      meta={steps.length === 0 ? undefined : room === null ? `${need} min` : `${need} min of ${room}`}
      actions={actions}
      flush
      id="plan"
    >
      {steps.length === 0 ? (
        <p className="px-4 py-3 text-3">No step is written yet.</p>
      ) : (
        <StepTable page={page} steps={steps} from={page.planned?.start ?? null} />
      )}
    </Panel>
  )
}
