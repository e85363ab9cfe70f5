import clsx from 'clsx'

export function SkeletonBar({ className }: { className?: string }) {
  return <span className={clsx('block h-2.5 rounded-badge bg-fill-2', className)} />
}
/** Rows with the real layout of a list while it loads. */
export function Skeleton({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="grid gap-5 py-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="flex items-center gap-3" aria-hidden="true">
          <SkeletonBar className="h-4 w-4" />
          <div className="grid flex-1 gap-1.5">
            <SkeletonBar className={at % 2 ? 'w-1/2' : 'w-2/3'} />
            <SkeletonBar className={clsx('h-2 opacity-60', at % 2 ? 'w-1/4' : 'w-1/3')} />
          </div>
        </div>
      ))}
    </div>
  )
}
