import { Globe, Scale, Snowflake } from 'lucide-react'
import type { ReactNode } from 'react'
import { DataTable } from '#components/table/data-table'
import { paths } from '#lib/paths'
import type { ServiceSummary } from '#lib/service/queries'
import { NextChange } from './next-change'

const COLUMNS = [
  { id: 'name', header: 'Service', phone: 'title' as const },
  { id: 'owner', header: 'Owner', phone: 'line' as const },
  { id: 'flags', header: 'Bound by', phone: 'line' as const },
  { id: 'next', header: 'Next change', phone: 'line' as const },
]

/** The catalogue as a list; `narrow` beside an opened service. */
export function ServiceTable({
  services,
  current,
  narrow,
  zone,
  zoneWord,
  now,
  empty,
}: {
  services: readonly ServiceSummary[]
  current?: string
  narrow?: boolean
  zone: string
  zoneWord: string
  now: Date
  empty?: ReactNode
}) {
  const columns = COLUMNS.filter(({ id }) => !narrow || id !== 'flags').map((column) =>
    column.id === 'next' ? { ...column, header: `Next change, ${zoneWord}` } : column,
  )
  return (
    <DataTable
      label="Services"
      columns={columns}
      empty={empty}
      rows={services.map((service) => ({
        id: service.slug,
        href: paths.service(service.slug),
        current: service.slug === current,
        cells: {
          name: (
            <>
              <span className="block">{service.name}</span>
              <span className="block text-meta font-normal text-3">
                {narrow ? 'Tier' : `${service.slug}, tier`} {service.tier}, {service.environment}
              </span>
            </>
          ),
          owner: (
            <span className="whitespace-nowrap">
              {service.owner ?? <span className="text-3">No owner</span>}
            </span>
          ),
          flags: <ServiceFlags service={service} />,
          next: <NextChange next={service.next} zone={zone} now={now} />,
        },
      }))}
    />
  )
}

/** What makes changes to it harder: regulation, exposure, freezes. */
export function ServiceFlags({
  service,
}: {
  service: Pick<ServiceSummary, 'regulated' | 'internetFacing' | 'freezeBound' | 'environment'>
}) {
  const flags = [
    service.regulated && { word: 'Regulated', icon: <Scale /> },
    service.internetFacing && { word: 'Internet-facing', icon: <Globe /> },
    (service.freezeBound || service.environment === 'production') && {
      word: 'Freezes',
      icon: <Snowflake />,
    },
  ].filter((flag) => flag !== false)
  return (
    <span className="inline-flex flex-wrap gap-x-3 gap-y-0.5 text-meta text-2">
      {flags.map(({ word, icon }) => (
        <span
          key={word}
          className="inline-flex items-center gap-1 whitespace-nowrap [&>svg]:size-3 [&>svg]:text-3"
        >
          {icon}
          {word}
        </span>
      ))}
    </span>
  )
}
