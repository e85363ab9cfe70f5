import { CornerDownRight, Cpu, Link2, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { CheckVerdict } from '#components/change/check-badge'
import { Button, IconButton } from '#components/ui/button'
import { DescriptionList } from '#components/ui/description-list'
import { Diff } from '#components/ui/diff'
import { Person } from '#components/ui/person'
import { Popover } from '#components/ui/popover'
import { Time } from '#components/ui/time'
import { differenceOf } from '#lib/audit/difference'
import type { findTrailEvent } from '#lib/audit/queries'
import { wordingOf } from '#lib/audit/wording'
import { paths } from '#lib/paths'
import { ObjectLink } from './object-link'

type Detail = NonNullable<Awaited<ReturnType<typeof findTrailEvent>>>
type Props = { detail: Detail; zone: string; closeHref: string; eventHref: (id: string) => string }

/** One event in full: who, when, what, from where, before and after, and its place in the chain. */
export function EventPanel({ detail, zone, closeHref, eventHref }: Props) {
  const { event } = detail
  const difference = event ? differenceOf(event) : []
  return (
    <>
      <header className="flex flex-wrap items-center gap-1 border-b border-line py-2 ps-5 pe-3">
        <h2 className="me-auto text-read font-semibold">Event #{detail.seq}</h2>
        <Button look="quiet" size="s" icon={<Link2 />} href={paths.audit({ event: detail.id })}>
          Permalink
        </Button>
        <Popover trigger="JSON" side="end" size="s">
          <pre className="max-h-96 max-w-[80vw] overflow-auto text-meta">{pretty(detail.payload)}</pre>
        </Popover>
        <IconButton label="Close" icon={<X />} size="s" href={closeHref} />
      </header>
      <div className="grid gap-6 px-5 py-4">
        <DescriptionList
          narrow
          items={[
            { term: 'Who', detail: <Who name={detail.actorName} actorId={detail.actorId} /> },
            {
              term: 'When',
              detail: (
                <>
                  <Time at={detail.occurredAt} zone={zone} shape="full" withZone />{' '}
                  <span className="text-3">{detail.occurredAt.slice(11)}</span>
                </>
              ),
            },
            { term: 'What', detail: event ? sentence(wordingOf(event)) : detail.type },
            { term: 'On', detail: <ObjectLink event={event} stream={detail.stream} /> },
            { term: 'How', detail: means(detail.means) },
            { term: 'Request', detail: <code className="text-meta text-3">{detail.requestId}</code> },
          ]}
        />
        {difference.length > 0 ? (
          <Section title="Before and after">
            <Diff fields={difference} />
          </Section>
        ) : null}
        {detail.together.length > 0 ? (
          <Section title="In the same request">
            <ul className="grid gap-1">
              {detail.together.map((other) => (
                <li key={other.id} className="flex items-start gap-2">
                  <CornerDownRight className="mt-0.5 size-4 shrink-0 text-3" />
                  <span>
                    <Link prefetch={false} href={eventHref(other.id)} className="text-accent">
                      #{other.seq}
                    </Link>{' '}
                    {other.event ? wordingOf(other.event) : other.type}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title="Chain">
          <ol className="overflow-hidden rounded-control border border-line">
            {detail.chain.map((link) => (
              <li
                key={link.id}
                className={`grid grid-cols-[56px_minmax(0,1fr)_auto] items-center gap-2 border-t border-line px-3 py-1.5 first:border-t-0 ${link.id === detail.id ? 'bg-accent-soft' : ''}`}
              >
                <code>#{link.seq}</code>
                <code className="truncate text-3">
                  {link.hash.slice(0, 8)}…{link.hash.slice(-4)}
                </code>
                <CheckVerdict state={link.fault ? 'not_met' : 'met'}>
                  {link.fault ?? 'Hash fits'}
                </CheckVerdict>
              </li>
            ))}
          </ol>
          <p className="mt-1.5 text-meta text-3">
            Each hash covers every column of the event and the hash before it. Numbers count within{' '}
            {detail.number ?? 'this room'}.
          </p>
        </Section>
      </div>
    </>
  )
}

export function Who({ name, actorId }: { name: string; actorId: string }) {
  if (!actorId.startsWith('job:')) return <Person name={name} />
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Cpu className="size-5 shrink-0 p-0.5 text-3" />
      {name}
    </span>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-2 font-semibold">{title}</h3>
    {children}
  </section>
)
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
const means = (text: string) =>
  text === 'screen' ? 'On screen' : text === 'system' ? 'By Cabinet itself' : 'By API token'
const pretty = (payload: string | null) =>
  payload === null ? 'Erased' : JSON.stringify(JSON.parse(payload), null, 2)
