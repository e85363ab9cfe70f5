import Link from 'next/link'
import { RiskTile } from '#components/change/risk-badge'
import { formatTime } from '#components/ui/time'
import { paths } from '#lib/paths'
import type { ServiceView } from '#lib/service/queries'

type Node = ServiceView['affected'][number]
const [WIDTH, GAP, HEIGHT, STEP, TOP] = [148, 56, 40, 52, 36]

/** Services in columns by hop with lines along the dependencies; the table below says the same in words. */
export function ReachMap({
  service,
  nodes,
  zone,
}: {
  service: Pick<ServiceView, 'slug' | 'name' | 'tier'>
  nodes: readonly Node[]
  zone: string
}) {
  const hops = Math.max(...nodes.map(({ hop }) => hop))
  const columns = Array.from({ length: hops }, (_, at) => nodes.filter(({ hop }) => hop === at + 1))
  const tallest = Math.max(...columns.map(({ length }) => length))
  const height = TOP + tallest * STEP + 8
  const middle = (count: number, at: number) => TOP + ((tallest - count) * STEP) / 2 + at * STEP
  const places = new Map<string, { x: number; y: number }>([[service.slug, { x: 0, y: middle(1, 0) }]])
  columns.forEach((column, hop) =>
    column.forEach(({ slug }, at) =>
      places.set(slug, { x: (hop + 1) * (WIDTH + GAP), y: middle(column.length, at) }),
    ),
  )
  const lines = nodes.flatMap(({ slug, via }) =>
    via.flatMap((from) => {
      const [a, b] = [places.get(from), places.get(slug)]
      if (!a || !b) return []
      const [x1, y1, x2, y2] = [a.x + WIDTH, a.y + HEIGHT / 2, b.x, b.y + HEIGHT / 2]
      const bend = (x2 - x1) / 2
      return [`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`]
    }),
  )
  const width = hops * (WIDTH + GAP) + WIDTH
  return (
    <section
      aria-label="Map"
      // Scrolls sideways, so the keyboard must reach it.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto rounded-panel border border-line p-3"
    >
      <div className="relative" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" className="absolute inset-0 text-3">
          {lines.map((line) => (
            <path key={line} d={line} fill="none" stroke="currentColor" strokeWidth="1.5" />
          ))}
        </svg>
        {['Opened', ...columns.map((_, at) => `Hop ${at + 1}`)].map((word, at) => (
          <span
            key={word}
            className="absolute top-0 text-micro font-medium text-3"
            style={{ left: at * (WIDTH + GAP) }}
          >
            {word}
          </span>
        ))}
        <div
          className="absolute rounded-control border-2 border-accent bg-accent-soft px-2 py-0.5"
          style={{ ...at(places.get(service.slug)), width: WIDTH, height: HEIGHT }}
        >
          <span className="block truncate text-meta font-semibold">{service.name}</span>
          <span className="block text-micro text-3">Tier {service.tier}</span>
        </div>
        {nodes.map((node) => (
          <Link
            key={node.slug}
            href={paths.service(node.slug)}
            prefetch={false}
            className="absolute flex items-center gap-1 rounded-control border border-control bg-canvas px-2 text-1 no-underline hover:bg-fill-1 hover:no-underline"
            style={{ ...at(places.get(node.slug)), width: WIDTH, height: HEIGHT }}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate text-meta font-semibold">{node.name}</span>
              <span className="block truncate text-micro text-3">
                Tier {node.tier}
                {node.next ? `, ${formatTime(new Date(node.next.start), zone, 'day')}` : ''}
              </span>
            </span>
            {node.next?.riskLevel ? <RiskTile level={node.next.riskLevel} named /> : null}
          </Link>
        ))}
      </div>
    </section>
  )
}

const at = (place: { x: number; y: number } | undefined) => ({ left: place?.x ?? 0, top: place?.y ?? 0 })
