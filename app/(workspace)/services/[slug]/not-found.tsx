import { SearchX } from 'lucide-react'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { paths } from '#lib/paths'

export default function ServiceNotFound() {
  return (
    <div className="grid gap-4 px-6 py-5 max-md:px-4">
      <h1>There is no such service</h1>
      <EmptyState
        kind="none"
        icon={<SearchX />}
        title="The catalogue has nothing under this short name"
        action={<Button href={paths.services()}>All services</Button>}
      >
        Services are found by name in the list. A retired one keeps its page, and so do the changes that named
        it.
      </EmptyState>
    </div>
  )
}
