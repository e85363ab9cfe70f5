import { Popover } from '#components/ui/popover'

/** Says that people and changes are made up, and how to begin anew: at the terminal, where nobody presses by mistake. */
export function DemoBadge() {
  return (
    <Popover
      trigger="Demo"
      label="Demo: what it is, and how to begin anew"
      side="end"
      triggerClass="min-h-6 rounded-badge border border-dashed border-control px-1.5 text-micro leading-4.5 font-label whitespace-nowrap text-2 hover:bg-fill-1"
      className="w-85 p-4"
    >
      <div className="grid gap-2 text-meta">
        <p className="font-semibold">People and changes here are made up.</p>
        <p>
          Try whatever you like, as whomever you like. To begin anew, stop Cabinet and run this where it is
          installed; the next start founds the demo again and deletes what was done in it.
        </p>
        <code className="rounded-control bg-sunken px-2 py-1">npm run reset -- --demo</code>
        <p className="text-3">
          With <code>--blank</code> in place of <code>--demo</code> it begins as an empty organisation of your
          own.
        </p>
      </div>
    </Popover>
  )
}
