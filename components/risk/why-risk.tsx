import { Why } from '#components/ui/popover'
import { formatTime, zoneName } from '#components/ui/time'
import type { Explanation } from '#lib/risk/explanation'

/** “Why?” beside a risk level: the sentences for each factor, the policy version and when it was computed, if it is recorded. */
export function WhyRisk({
  explanation,
  policyVersion,
  at,
  zone,
}: {
  explanation: Explanation
  policyVersion: number
  at: string | Date | null
  zone: string
}) {
  const date = at === null ? null : new Date(at)
  return (
    <Why about="The risk level">
      <div className="grid gap-3">
        <p className="font-label">{explanation.level}</p>
        {explanation.factors.map(({ id, description, sentences }) => (
          <div key={id}>
            <p className="font-label">
              {id} {description}
            </p>
            <ul className="text-meta text-2">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        ))}
        <p className="text-meta text-3">
          Policy version {policyVersion}
          {date ? `, computed ${formatTime(date, zone, 'full')} ${zoneName(date, zone)}` : ''}. The level is
          the matrix cell of the highest factor.
        </p>
      </div>
    </Why>
  )
}
