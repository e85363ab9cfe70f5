import { PageHeader } from '#components/layout/page-header'
import { Skeleton } from '#components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <PageHeader title="Calendar" meta="Loading" edge />
      <div className="px-6 max-md:px-4">
        <Skeleton rows={10} label="Loading the calendar" />
      </div>
    </>
  )
}
