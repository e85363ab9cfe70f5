'use client'
import { Clock3, Gavel } from 'lucide-react'
import { Mark } from '#components/ui/badge'
import { Avatar } from '#components/ui/person'
import { formatTime, Time, zoneName } from '#components/ui/time'
import type { IntakePreview } from '#lib/intake/preview'
import { ConflictList } from './conflict-list'
import { useIntake } from './context'
import { NotComputed, RailSection } from './rail-section'

const HOUR = 3_600_000

/** What happens once the emergency is called: its clock, who is asked, and what is owed later. */
export function EmergencyRail() {
  const { preview } = useIntake()
  const freezes = preview?.conflicts.filter(({ kind }) => kind === 'freeze') ?? []
  return (
    <aside
      aria-label="What happens next"
      className="min-w-0 border-line bg-sunken max-lg:border-t max-lg:pb-40 lg:border-s"
    >
      {preview ? (
        <>
          <ClockSection preview={preview} />
          <Called preview={preview} />
          <Owed preview={preview} />
          {freezes.length > 0 ? (
            <RailSection title="Freeze">
              <ConflictList conflicts={freezes} />
            </RailSection>
          ) : null}
        </>
      ) : (
        <RailSection title="What happens next">
          <NotComputed />
        </RailSection>
      )}
    </aside>
  )
}

type Shown = { preview: IntakePreview }

function ClockSection({ preview }: Shown) {
  const { content, zone, readerZone } = useIntake()
  const severity = content.emergency?.severity ?? 1
  const hours = preview.emergency.hours[severity]
  const now = new Date(preview.computedAt)
  const due = new Date(now.getTime() + hours * HOUR)
  const marks = [
    { at: now, says: 'called' },
    { at: new Date(now.getTime() + (hours * HOUR) / 2), says: 'reminder if open' },
    { at: due, says: 'CTO as well' },
  ]
  return (
    <RailSection title="Clock">
      <div className="flex gap-8">
        <div>
          <b className="block text-figure tabular-nums">{formatTime(due, zone, 'time')}</b>
          <span className="text-meta text-3">decision due, {zoneName(due, zone)}</span>
        </div>
        {readerZone === zone ? null : (
          <div>
            <b className="block text-figure text-2 tabular-nums">{formatTime(due, readerZone, 'time')}</b>
            <span className="text-meta text-3">your time, {zoneName(due, readerZone)}</span>
          </div>
        )}
      </div>
      <ol className="relative mt-3 grid grid-cols-3 before:absolute before:inset-x-1 before:top-[5px] before:h-0.5 before:bg-line-strong">
        {marks.map(({ at, says }, place) => (
          <li
            key={says}
            className={`relative grid text-micro text-3 ${['justify-items-start', 'justify-items-center', 'justify-items-end'][place]}`}
          >
            <span
              aria-hidden="true"
              className="mb-1 size-3 rounded-full border-2 border-(--text-2) bg-canvas"
            />
            <b className="text-1 tabular-nums">{formatTime(at, zone, 'time')}</b>
            {says}
          </li>
        ))}
      </ol>
      <p className="mt-2 text-meta text-3">
        The clock starts when you call.{' '}
        {content.emergency ? '' : 'Until you say how severe it is, severity 1 is shown. '}
        Start at once after the decision.
      </p>
    </RailSection>
  )
}

function Called({ preview }: Shown) {
  const { zone } = useIntake()
  return (
    <RailSection title="Who is called">
      <ul className="grid gap-2.5">
        {preview.deciders.map(({ key, name, people, because, ratifyUntil }) => (
          <li key={key} className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-2">
            <Avatar name={people[0] ?? '?'} size="m" />
            <div>
              <p>
                <span className="font-label">{people[0] ?? 'Nobody may decide'}</span>{' '}
                <span className="text-3">{name}</span>
              </p>
              <p className="text-meta text-3">
                {ratifyUntil ? (
                  <>
                    Until <Time at={ratifyUntil} zone={zone} />
                  </>
                ) : people.length > 1 ? (
                  `Or ${people.slice(1).join(', ')}`
                ) : (
                  because[0]?.replace(/ \(row.*/, '')
                )}
              </p>
            </div>
            <Mark icon={ratifyUntil ? <Clock3 /> : <Gavel />}>{ratifyUntil ? 'Ratifies' : 'Decides'}</Mark>
          </li>
        ))}
      </ul>
      {preview.informed.length > 0 ? (
        <p className="mt-2 text-meta text-3">Told only: {preview.informed.join(', ')}.</p>
      ) : null}
    </RailSection>
  )
}

function Owed({ preview }: Shown) {
  const { choices, content, zone } = useIntake()
  const { facts, signed } = preview.emergency.review
  const ratify = preview.deciders.find(({ ratifyUntil }) => ratifyUntil !== null)
  const later = `${signed} h after the end`
  const rows = [
    ...(facts === null
      ? []
      : [
          {
            what: 'Facts: outcome, times, deviations',
            when: `${facts} h after the end`,
            who: choices.me.name,
          },
        ]),
    { what: 'Review completed and signed', when: later, who: choices.me.name },
    ...(ratify?.ratifyUntil
      ? [
          {
            what: 'Ratification',
            when: formatTime(new Date(ratify.ratifyUntil), zone),
            who: ratify.people[0] ?? '?',
          },
        ]
      : []),
    ...preview.documents
      .filter(
        ({ key, met }) => !met && key !== 'request' && !(key === 'rollback' && content.rollback.notPossible),
      )
      .map(({ name }) => ({ what: name, when: later, who: choices.me.name })),
  ]
  return (
    <RailSection title="Owed later" end={`${rows.length} items, none now`}>
      <ul className="grid gap-1.5">
        {rows.map(({ what, when, who }) => (
          <li key={what} className="grid grid-cols-[minmax(0,1fr)_auto_20px] items-center gap-2.5">
            <span>{what}</span>
            <span className="text-meta text-3 tabular-nums">{when}</span>
            <Avatar name={who} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-meta text-3">What stays open is a deviation in the review.</p>
    </RailSection>
  )
}
