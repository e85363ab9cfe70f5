import Link from 'next/link'
import { ReachMap } from '#components/service/reach-map'
import { DataTable } from '#components/table/data-table'
import { EmptyState } from '#components/ui/empty-state'
import { Panel } from '#components/ui/panel'
import { Segments } from '#components/ui/tabs'
import { paths } from '#lib/paths'
import type { ServiceView } from '#lib/service/queries'

/** What stops with the service by hop, or what it needs: as a map and, in the same words, as a table. */
export function ServiceReach({
  service,
  show,
  zone,
}: {
  service: ServiceView
  show: 'impact' | 'needs'
  zone: string
}) {
  const nodes = show === 'needs' ? service.needed : service.affected
  const here = paths.service(service.slug)
  return (
    <section aria-labelledby="reach" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="reach">{show === 'needs' ? 'What it needs' : 'Blast radius'}</h2>
        <span className="text-meta text-3">
          {show === 'needs'
            ? `what ${service.name} cannot work without`
            : `who may stop when ${service.name} does`}
        </span>
        <span className="ms-auto">
          <Segments
            label="Direction"
            items={[
              { href: here, label: `Impact ${service.affected.length}`, current: show === 'impact' },
              {
                href: `${here}?show=needs`,
                label: `Needs ${service.needed.length}`,
                current: show === 'needs',
              },
            ]}
          />
        </span>
      </div>
      {nodes.length === 0 ? (
        <EmptyState
          kind="clear"
          title={show === 'needs' ? 'It depends on no other service' : 'No service depends on it'}
        />
      ) : (
        <>
          <ReachMap service={service} nodes={nodes} zone={zone} />
          <Panel title="The same as a table" flush>
            <DataTable
              label={show === 'needs' ? 'What it needs' : 'Blast radius'}
              columns={[
                { id: 'hop', header: 'Hop', width: '48px', phone: 'line' },
                { id: 'name', header: 'Service', phone: 'title' },
                { id: 'tier', header: 'Tier', width: '64px', phone: 'line' },
                { id: 'via', header: 'Through', phone: 'line' },
                { id: 'next', header: 'Change in 7 days', phone: 'line' },
              ]}
              rows={nodes.map((node) => ({
                id: node.slug,
                cells: {
                  hop: <Worded word="Hop">{node.hop}</Worded>,
                  name: (
                    <Link prefetch={false} href={paths.service(node.slug)}>
                      {node.name}
                    </Link>
                  ),
                  tier: <Worded word="Tier">{node.tier}</Worded>,
                  via: node.hop === 1 ? <span className="text-3">directly</span> : node.via.join(', '),
                  next: node.next ? (
                    <Link prefetch={false} href={paths.change(node.next.number)}>
                      {node.next.number}
                    </Link>
                  ) : (
                    <span className="text-3 max-md:hidden">–</span>
                  ),
                },
              }))}
            />
          </Panel>
        </>
      )}
    </section>
  )
}

/** A card of a phone has no head to say what a number is. */
function Worded({ word, children }: { word: string; children: number }) {
  return (
    <span>
      <span className="md:hidden">{word} </span>
      {children}
    </span>
  )
}
