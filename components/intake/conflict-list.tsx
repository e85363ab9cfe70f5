import { CircleCheck } from 'lucide-react'
import { ConflictMark } from '#components/change/check-badge'
import { Mark } from '#components/ui/badge'
import type { IntakePreview } from '#lib/intake/preview'

/** Each conflict in one sentence, with its remedy. */
export function ConflictList({ conflicts }: { conflicts: IntakePreview['conflicts'] }) {
  if (conflicts.length === 0)
    return (
      <Mark tone="ok" icon={<CircleCheck />}>
        Nothing stands against this time
      </Mark>
    )
  return (
    <ul className="grid gap-3">
      {conflicts.map((conflict) => (
        <li key={`${conflict.kind} ${conflict.targetId}`} className="grid gap-0.5">
          <p>
            <ConflictMark blocks={conflict.severity === 'block'}>
              {conflict.severity === 'block' ? 'Blocks' : 'To weigh'}
            </ConflictMark>{' '}
            {conflict.sentence}
          </p>
          <p className="text-meta text-3">{conflict.remedy}</p>
        </li>
      ))}
    </ul>
  )
}
