import { PageHeader } from '#components/layout/page-header'
import { Skeleton } from '#components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <PageHeader title="Changes" meta="Loading" edge />
      <div className="px-6 max-md:px-4">
        <Skeleton rows={12} label="Loading changes" />
      </div>
    </>
  )
}
