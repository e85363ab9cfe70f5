import { CATEGORY_WORDS } from '#components/change/category-badge'
import { RISK_WORDS } from '#components/change/risk-badge'
import type { Facets as Counts, Tally } from '#lib/change/facets/queries'
import { CATEGORIES, CHANGE_STATUSES, OUTCOME_WORDS, OUTCOMES, STATUS_WORDS } from '#lib/change/lifecycle'
import type { ListChanges } from '#lib/change/listing'
import { RISK_LEVELS } from '#lib/policy/factor'
import { type Facet, Facets, type Option } from './facets'

/** Services shown before the rest is folded away. */
const SHOWN = 6

/** "41", or "1,000+" where counting ended. */
export const countOf = ({ n, more }: Tally) => `${n.toLocaleString('en')}${more ? '+' : ''}`

/** The filters beside the list, each choice with how many changes stand behind it as the other filters are. */
export function FilterRail({
  filter,
  counts,
  services,
  me,
  keep,
  className,
}: {
  filter: ListChanges
  counts: Counts
  services: readonly { slug: string; name: string }[]
  /** The reader, for what is theirs. */
  me: string
  keep: Readonly<Record<string, string | undefined>>
  className: string
}) {
  const facet = <T extends string>(
    name: keyof Counts['by'],
    label: string,
    values: readonly T[],
    word: (value: T) => string,
  ): Facet => {
    const chosen: readonly string[] = filter[name] ?? []
    const tally = (value: string) => counts.by[name][value] ?? { n: 0, more: false }
    const options = values.map(
      (value): Option => ({ value, label: word(value), count: countOf(tally(value)) }),
    )
    return {
      name,
      label,
      chosen,
      // What nothing stands behind only lengthens the way to the rest.
      options: options.filter(({ value }) => chosen.includes(value) || tally(value).n > 0),
    }
  }
  const named = new Map(services.map(({ slug, name }) => [slug, name]))
  const byCount = facet('service', 'Service', [...named.keys()], (slug) => named.get(slug) ?? slug)
  const first = byCount.options
    .toSorted((a, b) => (counts.by.service[b.value]?.n ?? 0) - (counts.by.service[a.value]?.n ?? 0))
    .filter(({ value }, at) => at < SHOWN || byCount.chosen.includes(value))
  const facets: Facet[] = [
    facet('status', 'Status', CHANGE_STATUSES, (status) => STATUS_WORDS[status]),
    facet('risk', 'Risk', RISK_LEVELS.toReversed(), (level) => RISK_WORDS[level]),
    facet('category', 'Category', CATEGORIES, (category) => CATEGORY_WORDS[category]),
    { ...byCount, options: first, more: byCount.options.filter((option) => !first.includes(option)) },
    facet('outcome', 'Outcome', OUTCOMES, (outcome) => OUTCOME_WORDS[outcome]),
    {
      name: 'requestor',
      label: 'Requestor',
      options: [{ value: me, label: 'Raised by me' }],
      chosen: filter.requestor ? [filter.requestor] : [],
    },
    {
      name: 'implementer',
      label: 'Implementer',
      options: [{ value: me, label: 'Implemented by me' }],
      chosen: filter.implementer ? [filter.implementer] : [],
    },
  ]
  return (
    <Facets
      className={className}
      facets={facets.filter(({ options }) => options.length > 0)}
      days={[
        { name: 'plannedFrom', label: 'Planned from', value: filter.plannedFrom },
        { name: 'plannedTo', label: 'Planned until', value: filter.plannedTo },
        { name: 'updatedSince', label: 'Changed since', value: filter.updatedSince },
      ]}
      keep={keep}
    />
  )
}
