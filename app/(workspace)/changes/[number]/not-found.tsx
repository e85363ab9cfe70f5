import { SearchX } from 'lucide-react'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { paths } from '#lib/paths'

export default function ChangeNotFound() {
  return (
    <div className="grid gap-4 px-6 py-5 max-md:px-4">
      <h1>There is no such change</h1>
      <EmptyState
        kind="none"
        icon={<SearchX />}
        title="Nothing under this number is shared with you"
        action={<Button href={paths.changes()}>All changes</Button>}
      >
        Check the number, for example CHG-1024. A restricted change is shown to its people, those asked to
        decide, and the security and compliance officers.
      </EmptyState>
    </div>
  )
}
