import clsx from 'clsx'
import { ArrowRight, Minus } from 'lucide-react'
import { CheckVerdict } from '#components/change/check-badge'
import { Mark } from '#components/ui/badge'
import { Select } from '#components/ui/field'
import { type Mapping, meaningOf, openValues } from '#lib/import/mapping'
import type { Catalogue } from '#lib/import/plan'
import type { Column, Profile } from '#lib/import/profile'
import {
  isMeaning,
  isMoment,
  MEANINGS,
  type MeaningTarget,
  meaningWords,
  TARGET_NAMES,
  TARGETS,
} from '#lib/import/target'
import { grouped } from './grouped'

type Props = {
  at: number
  column: Column
  mapping: Mapping
  profile: Profile
  catalogue: Catalogue
  /** Nobody knows yet whether the day or the month comes first. */
  orderOpen: boolean
}
const OPTIONS = TARGET_NAMES.map((value) => ({ value, label: TARGETS[value] }))

/** One column of the file: what it holds, where it goes, and what its values mean. */
export function ColumnRow(props: Props) {
  const { at, column, mapping, profile } = props
  const target = mapping.columns[at] ?? 'skip'
  const meanings = isMeaning(target) && column.values ? target : null
  const open = openValues(mapping, profile, at).length > 0
  return (
    <li
      className={clsx('border-b border-line', open && 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]')}
    >
      <div className="grid items-center gap-x-4 gap-y-1 px-6 py-1.5 max-md:px-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_220px_minmax(0,2fr)]">
        <div className="min-w-0">
          <b className="block truncate font-label">{column.name || `Column ${at + 1}`}</b>
          <span className="text-meta text-3 tabular-nums">
            {grouped(column.filled)} of {grouped(profile.rows)} filled
          </span>
        </div>
        <div className="line-clamp-2 min-w-0 text-meta break-words text-2">{column.samples.join(' · ')}</div>
        <Select
          label={`${column.name} goes to`}
          hideLabel
          name={`mapping.columns.${at}`}
          defaultValue={target}
          options={OPTIONS}
        />
        <div className="min-w-0">
          <Verdict {...props} />
        </div>
      </div>
      {meanings ? <Values {...props} target={meanings} /> : null}
    </li>
  )
}

function Values({ column, mapping, profile, target }: Props & { target: MeaningTarget }) {
  const options = MEANINGS[target].map((value) => ({ value, label: meaningWords(target, value) }))
  return (
    <ul className="grid gap-x-8 px-6 pb-2.5 max-md:px-4 xl:grid-cols-2">
      {(column.values ?? []).map(([value, rows], index) => {
        const meant = meaningOf(mapping, profile.preset, target, value)
        const name = `mapping.values.${target}.${index}`
        return (
          <li
            key={value}
            className="grid grid-cols-[minmax(0,1fr)_auto_16px_minmax(0,200px)] items-center gap-2 py-0.5"
          >
            <b className="truncate font-label">{value}</b>
            <span className="text-meta text-3 tabular-nums">{grouped(rows)}</span>
            <ArrowRight className="size-3.5 text-3" />
            <input type="hidden" name={`${name}.from`} value={value} />
            <Select
              label={`${value} means`}
              hideLabel
              name={`${name}.to`}
              defaultValue={meant ?? ''}
              empty="Choose"
              error={meant === null ? `${grouped(rows)} rows stop until you choose.` : undefined}
              options={options}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** What can be said of the column before the dry run. */
function Verdict({ at, column, mapping, profile, catalogue, orderOpen }: Props) {
  const target = mapping.columns[at] ?? 'skip'
  const empty = profile.rows - column.filled
  if (target === 'skip')
    return (
      <Mark tone="plain" icon={<Minus />}>
        Skipped
      </Mark>
    )
  if (target === 'number')
    return empty > 0 ? (
      <CheckVerdict state="not_met">{grouped(empty)} empty</CheckVerdict>
    ) : column.unique ? (
      <CheckVerdict state="met">Unique</CheckVerdict>
    ) : (
      <CheckVerdict state={mapping.repeated === 'join' ? 'met' : 'not_verified'}>
        {mapping.repeated === 'join' ? 'Joined by number' : 'Some repeat'}
      </CheckVerdict>
    )
  if (target === 'title' && empty > 0)
    return (
      <>
        <CheckVerdict state="not_verified">{grouped(empty)} empty</CheckVerdict>
        {mapping.untitled === 'stop' ? <div className="text-meta text-3">these rows stop</div> : null}
      </>
    )
  if (isMoment(target)) {
    if (orderOpen && column.dates.both > 0) return <CheckVerdict state="stale">Order asked</CheckVerdict>
    return column.dates.other > 0 ? (
      <CheckVerdict state="not_verified">{grouped(column.dates.other)} are no dates</CheckVerdict>
    ) : (
      <CheckVerdict state="met">All are dates</CheckVerdict>
    )
  }
  if (isMeaning(target)) {
    if (!column.values) return <CheckVerdict state="not_verified">Read by their words</CheckVerdict>
    const open = openValues(mapping, profile, at).length
    return open > 0 ? (
      <CheckVerdict state="not_met">{open === 1 ? '1 value open' : `${open} values open`}</CheckVerdict>
    ) : (
      <CheckVerdict state="met">
        {column.values.length === 1 ? '1 value mapped' : `All ${column.values.length} values mapped`}
      </CheckVerdict>
    )
  }
  const known =
    target === 'service'
      ? catalogue.services
      : target === 'requestor' || target === 'implementer'
        ? catalogue.people
        : null
  if (known && column.values) {
    const names = column.values.flatMap(([value]) =>
      target === 'service' ? value.split(';').map((part) => part.trim()) : [value],
    )
    const found = names.filter((name) => known.has(name.toLowerCase())).length
    const rest =
      (target === 'service' ? mapping.unknownService : mapping.unknownPerson) === 'text'
        ? 'kept as text'
        : 'stop'
    return (
      <>
        <CheckVerdict state={found === names.length ? 'met' : 'not_verified'}>
          {found} of {names.length} found
        </CheckVerdict>
        {found < names.length ? <div className="text-meta text-3">others {rest}</div> : null}
      </>
    )
  }
  return <CheckVerdict state="met">Kept as it is</CheckVerdict>
}
