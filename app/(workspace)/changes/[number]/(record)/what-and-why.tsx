import Link from 'next/link'
import { Markdown } from '#components/change/markdown'
import { DescriptionList } from '#components/ui/description-list'
import { Person } from '#components/ui/person'
import type { ChangePage } from '#lib/change/page/queries'
import { IMPACT_DIMENSIONS } from '#lib/change/schema'
import { paths } from '#lib/paths'

const TRIGGERS = {
  security_incident: 'Security incident',
  system_outage: 'System outage',
  data_breach: 'Data breach',
  regulatory_violation: 'Regulatory violation',
}
const small = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`
const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

export function WhatAndWhy({ page }: { page: ChangePage }) {
  const { content, services, implementer, requestor, me } = page
  const { emergency } = content
  const impacts = IMPACT_DIMENSIONS.map(
    (dimension) => `${dimension} ${content.impact[dimension] ?? 'not stated'}`,
  )
  return (
    <section className="grid gap-3" aria-labelledby="what-and-why">
      <h2 id="what-and-why">What and why</h2>
      {content.description ? (
        <Markdown>{content.description}</Markdown>
      ) : (
        <p className="text-3">What will be changed is not described yet.</p>
      )}
      {content.justification ? (
        <div className="grid gap-1">
          <h3 className="text-ui">Business justification</h3>
          <Markdown>{content.justification}</Markdown>
        </div>
      ) : null}
      <DescriptionList
        columns={2}
        items={[
          { term: 'Requestor', detail: <Person name={requestor.name} me={requestor.id === me} /> },
          {
            term: 'Implementer',
            detail: implementer ? (
              <Person name={implementer.name} me={implementer.id === me} />
            ) : (
              <span className="text-3">Nobody assigned</span>
            ),
          },
          {
            term: 'Services',
            detail:
              services.length === 0 ? (
                <span className="text-3">None chosen</span>
              ) : (
                services.map((one, at) => (
                  <span key={one.id}>
                    {at > 0 ? ', ' : ''}
                    <Link prefetch={false} href={paths.service(one.slug)}>
                      {one.name}
                    </Link>
                    {one.regulated ? ' (regulated)' : ''}
                  </span>
                ))
              ),
          },
          { term: 'Impact', detail: capital(impacts.join(', ')) },
          ...(emergency
            ? [
                {
                  term: 'Emergency',
                  detail: `${TRIGGERS[emergency.trigger]}, severity ${emergency.severity}`,
                },
              ]
            : []),
          {
            term: 'Tell',
            detail: content.communication
              .map(({ audience, when }) => [audience, when && small(when)].filter(Boolean).join(', '))
              .join('; ') || <span className="text-3">Nobody so far</span>,
          },
        ]}
      />
    </section>
  )
}
