import { X } from 'lucide-react'
import { CATEGORY_WORDS } from '#components/change/category-badge'
import { RISK_WORDS } from '#components/change/risk-badge'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import type { Column } from '#lib/change/column'
import { OUTCOME_WORDS, STATUS_WORDS } from '#lib/change/lifecycle'
import type { ListChanges } from '#lib/change/listing'
import { listChanges } from '#lib/change/queries'
import type { Context } from '#lib/context'
import { addressOf, viewAlone } from './address'

const FILTERS = [
  'q',
  'status',
  'risk',
  'category',
  'outcome',
  'service',
  'requestor',
  'implementer',
  'plannedFrom',
  'plannedTo',
  'updatedSince',
] as const

/** Nothing matches: which single filter stands in the way, each with a link that drops it. */
export async function NoMatch({
  ctx,
  filter,
  columns,
  services,
}: {
  ctx: Context
  filter: ListChanges
  columns: readonly Column[]
  services: readonly { slug: string; name: string }[]
}) {
  const words: Record<(typeof FILTERS)[number], string> = {
    q: `words "${filter.q}"`,
    status: `status ${filter.status?.map((status) => STATUS_WORDS[status]).join(' or ')}`,
    risk: `risk ${filter.risk?.map((level) => RISK_WORDS[level]).join(' or ')}`,
    category: `category ${filter.category?.map((category) => CATEGORY_WORDS[category]).join(' or ')}`,
    outcome: `outcome ${filter.outcome?.map((outcome) => OUTCOME_WORDS[outcome].toLowerCase()).join(' or ')}`,
    requestor: 'the requestor',
    implementer: 'the implementer',
    plannedFrom: `planned from ${filter.plannedFrom}`,
    plannedTo: `planned until ${filter.plannedTo}`,
    updatedSince: `changed since ${filter.updatedSince}`,
    service: `service ${filter.service?.map((slug) => services.find((one) => one.slug === slug)?.name ?? slug).join(' or ')}`,
  }
  const set = FILTERS.filter((name) => filter[name]?.length)
  const without = await Promise.all(
    set.map(async (name) => {
      const page = await listChanges(
        ctx,
        { ...filter, [name]: undefined, cursor: undefined, limit: 1 },
        { excerpts: false },
      )
      return { name, helps: page.rows.length > 0 }
    }),
  )
  const helping = without.filter(({ helps }) => helps)
  return (
    <EmptyState
      kind="none"
      title="No change matches"
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {helping.map(({ name }) => (
            <Button key={name} size="s" icon={<X />} href={addressOf(filter, { [name]: undefined }, columns)}>
              Drop {words[name]}
            </Button>
          ))}
          <Button size="s" href={addressOf(viewAlone(filter), {}, columns)}>
            Drop all filters
          </Button>
        </span>
      }
    >
      {helping.length > 0
        ? 'There are changes once one of these filters is dropped.'
        : `These filters leave nothing: ${set.map((name) => words[name]).join(', ')}.`}
    </EmptyState>
  )
}
