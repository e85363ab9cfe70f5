'use client'
import { LoaderCircle, Users } from 'lucide-react'
import { CheckVerdict } from '#components/change/check-badge'
import { RISK_WORDS, RiskBadge } from '#components/change/risk-badge'
import { RiskMatrix } from '#components/change/risk-matrix'
import { WhyRisk } from '#components/risk/why-risk'
import { Meter } from '#components/ui/meter'
import { Avatar } from '#components/ui/person'
import { Time, TimeRange } from '#components/ui/time'
import type { IntakePreview } from '#lib/intake/preview'
import { ConflictList } from './conflict-list'
import { useIntake } from './context'
import { NotComputed, RailSection } from './rail-section'

/** What follows from what is written so far: risk, who decides, conflicts and completeness. */
export function PreviewRail() {
  const { content, preview, previewState, zone } = useIntake()
  // No words and no service name no factor; that is not yet a low risk.
  const rated = content.services.length > 0 && Boolean(content.title && content.description)
  const updating =
    previewState === 'updating' ? (
      <>
        <LoaderCircle className="size-3.5 animate-spin" /> updating
      </>
    ) : null
  return (
    <aside
      aria-label="Previews"
      aria-busy={previewState === 'updating'}
      className="min-w-0 border-line bg-sunken max-lg:border-t max-lg:pb-28 lg:border-s"
    >
      <div className="lg:sticky lg:top-12 lg:max-h-[calc(100vh-48px)] lg:overflow-y-auto">
        <RailSection
          title="Risk"
          beside={preview && rated ? <RiskBadge level={preview.risk.level} /> : null}
          end={updating}
        >
          {rated ? (
            preview ? (
              <RiskLines preview={preview} />
            ) : (
              <NotComputed />
            )
          ) : (
            <p className="text-meta text-3">
              Not rated yet. Give it a title, a description and its services.
            </p>
          )}
        </RailSection>
        <RailSection
          title="Who decides"
          end={
            preview ? (
              <>
                likely by <Time at={preview.decidedBy} zone={zone} shape="day" />
              </>
            ) : null
          }
        >
          {preview ? <Deciders preview={preview} /> : <NotComputed />}
        </RailSection>
        <RailSection
          title="Conflicts"
          end={
            content.plannedStart ? (
              <>
                for <Time at={content.plannedStart} zone={zone} />
              </>
            ) : null
          }
        >
          {preview ? <Conflicts preview={preview} /> : <NotComputed />}
        </RailSection>
        <RailSection
          title="Complete"
          end={
            preview
              ? `${preview.documents.filter(({ met }) => met).length} of ${preview.documents.length} documents`
              : null
          }
        >
          {preview ? <Documents preview={preview} /> : <NotComputed />}
        </RailSection>
      </div>
    </aside>
  )
}

type Shown = { preview: IntakePreview }

function RiskLines({ preview }: Shown) {
  const { readerZone } = useIntake()
  const { risk, proposals, policyVersion, computedAt } = preview
  const open = proposals.filter(({ answer }) => answer === 'undecided')
  const raising = open.filter(({ accepted }) => accepted.level !== risk.level)
  const other = raising[0]?.accepted.point ?? null
  const from = risk.factors.filter(({ level }) => level === risk.level).map(({ id }) => id)
  return (
    <div className="grid gap-2">
      <RiskMatrix levels={risk.matrix} now={risk.point} other={other} />
      <ul className="grid gap-1">
        <li className="flex gap-2">
          <span
            aria-hidden="true"
            className="keep-colour mt-[5px] size-2.5 shrink-0 rounded-full bg-(--text)"
          />
          <span>
            Now: <b>{RISK_WORDS[risk.level]}</b>
            {from.length > 0 ? `, from ${from.join(', ')}` : ', no factor is declared'}
          </span>
        </li>
        {raising.map(({ id, accepted }) => (
          <li key={id} className="flex gap-2">
            <span
              aria-hidden="true"
              className="keep-colour mt-[5px] size-2.5 shrink-0 rounded-full border-[1.5px] border-dashed border-(--text)"
            />
            <span>
              With {id} accepted: <b>{RISK_WORDS[accepted.level]}</b>
            </span>
          </li>
        ))}
      </ul>
      <div className="text-meta text-3">
        {open.length > raising.length
          ? raising.length > 0
            ? 'The other proposals would not change it. '
            : 'The open proposals would not change it. '
          : ''}
        {risk.moves.length > 0 ? `${risk.moves.join('; ')}. ` : 'No fact moves it. '}
        <WhyRisk
          explanation={risk.explanation}
          policyVersion={policyVersion}
          at={computedAt}
          zone={readerZone}
        />
      </div>
    </div>
  )
}

function Deciders({ preview }: Shown) {
  const { zone } = useIntake()
  return (
    <ul className="grid gap-1.5">
      {preview.deciders.map(({ key, kind, name, people, blocking, because, dueAt }) => (
        <li key={key} className="flex items-center gap-2">
          {kind === 'board' || people.length === 0 ? (
            <span className="grid size-5 shrink-0 place-items-center rounded-full bg-fill-2 text-2">
              <Users className="size-3" />
            </span>
          ) : (
            <Avatar name={people[0] ?? ''} />
          )}
          <span className="min-w-0" title={because.join(' ')}>
            {name}
            {blocking ? null : <span className="text-3">, may ratify later</span>}
            {kind === 'board' ? null : people.length === 0 ? (
              <span className="text-stop"> nobody may decide</span>
            ) : (
              <span className="sr-only">: {people.join(', ')}</span>
            )}
          </span>
          <span className="ms-auto text-meta text-3">
            <Time at={dueAt} zone={zone} shape="day" />
          </span>
        </li>
      ))}
      {preview.possibleDeciders.map(({ key, name, dueAt, if: level }) => (
        <li key={`if ${key}`} className="flex items-center gap-2 text-3">
          <span
            aria-hidden="true"
            className="size-5 shrink-0 rounded-full border border-dashed border-control"
          />
          {name}, if {RISK_WORDS[level]}
          <span className="ms-auto text-meta">
            <Time at={dueAt} zone={zone} shape="day" />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Conflicts({ preview }: Shown) {
  const { content, zone } = useIntake()
  const { conflicts, slots } = preview
  const next = slots.slice(0, 2)
  if (!content.plannedStart)
    return (
      <p className="text-meta text-3">
        Not planned yet.
        {next[0] ? (
          <>
            {' '}
            The first time that fits: <TimeRange from={next[0].start} to={next[0].end} zone={zone} />.
          </>
        ) : null}
      </p>
    )
  return (
    <div className="grid gap-2">
      <ConflictList conflicts={conflicts} />
      {conflicts.length > 0 && next.length > 0 ? (
        <p className="text-meta text-3">
          Free instead:{' '}
          {next.map((slot, at) => (
            <span key={slot.start}>
              {at > 0 ? ' or ' : ''}
              <Time at={slot.start} zone={zone} />
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}

function Documents({ preview }: Shown) {
  const { documents } = preview
  const met = documents.filter((one) => one.met).length
  return (
    <>
      <Meter label="Documents complete" value={met} max={documents.length} />
      <ul className="mt-2.5 grid grid-cols-2 gap-x-3 gap-y-1.5">
        {documents.map(({ key, name, met: done, missing }) => (
          <li key={key} title={missing.join(' ')}>
            {/* While it is being written what is missing is no failure yet. */}
            <CheckVerdict state={done ? 'met' : 'not_verified'}>
              {name}
              <span className="sr-only">{done ? ', complete' : ', not complete'}</span>
            </CheckVerdict>
          </li>
        ))}
      </ul>
    </>
  )
}
