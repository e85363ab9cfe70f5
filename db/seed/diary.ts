import { Temporal } from 'temporal-polyfill'
import { type Requirement, requirementsOf } from '#lib/approval/routing'
import { type Freeze, frozenTimes } from '#lib/calendar/freeze'
import type { ChangeWindow, Interval } from '#lib/calendar/window'
import type { BusinessCalendar } from '#lib/organisation/hours'
import { wallClock } from '#lib/organisation/zone'
import type { RiskLevel } from '#lib/policy/factor'
import type { Rulebook } from '#lib/policy/rulebook'
import { answersOf } from '#lib/risk/fact'
import { assess } from '#lib/risk/score'
import { type Almanac, almanacOf, numberOf } from './almanac'
import type { CastKey } from './cast'
import { SERVICES, type Slug } from './catalogue'
import { slotsOf } from './slot'
import type { Turn } from './turn'
import type { Work } from './work'

const DAYS_BEFORE = 120
/** How far ahead of today the teams have planned. */
const DAYS_AHEAD = 14

export type Facts = {
  now: Date
  calendar: BusinessCalendar
  windows: readonly ChangeWindow[]
  freezes: readonly Freeze[]
  rulebook: Rulebook
  idOf: (key: CastKey) => string
  /** Times that are spoken for. */
  taken: readonly (Interval & { services: readonly string[] })[]
}
/** One change of the year: what, when, and the ways it goes. */
export type Run = {
  work: Work
  /** Follows from the work and the run; choices are made by it. */
  key: string
  kind: 'routine' | 'normal' | 'emergency' | 'major'
  services: Slug[]
  turns: readonly Turn[]
  minutes: number
  level: RiskLevel
  asks: Requirement[]
  /** The day in the almanac for which the team meant it, and by whose month its texts speak. */
  meant: number
  start: Date
  end: Date
  /** A time outside every window that was asked for first and refused. */
  refused: Interval | null
  words: Readonly<Record<string, string>>
  idOf: (key: CastKey) => string
}

/** The diary of a year that ends today: every run of every work with its time, in the order of time. */
export function diaryOf(works: readonly Work[], facts: Facts): { runs: Run[]; almanac: Almanac } {
  const today = wallClock(facts.now, facts.calendar.zone).toPlainDate()
  const begin = today.with({ day: 1 }).subtract({ months: 12 })
  const first = begin.subtract({ days: DAYS_BEFORE })
  const span = begin.until(today).days
  const almanac = almanacOf(first, DAYS_BEFORE + span + 120, facts.calendar)
  const frozen = facts.freezes.flatMap((freeze) =>
    frozenTimes(freeze, almanac.at(0, 0), almanac.at(almanac.days.length - 1, 0), facts.calendar).map(
      (during) => ({ ...during, hard: freeze.hard, services: freeze.services }),
    ),
  )
  const slots = slotsOf({ almanac, windows: facts.windows, frozen, taken: facts.taken })
  const meant = works.flatMap((work, place) => meantDays(work, place, almanac, span))
  const runs = meant
    .map((one) => draft(one, almanac, facts))
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || order(b.level) - order(a.level) || a.meant - b.meant)
    .map((run): Run => ({ ...run, ...slots.find(run) }))
    .sort((a, b) => a.start.getTime() - b.start.getTime())
  return { runs, almanac }
}
const RANK = { emergency: 0, major: 1, normal: 2, routine: 3 } as const
const LEVELS: readonly RiskLevel[] = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']
const order = (level: RiskLevel) => LEVELS.indexOf(level)

type Meant = { work: Work; nth: number; meant: number }

/** On which days of the almanac a team means to do a work, in order. */
function meantDays(work: Work, place: number, almanac: Almanac, span: number): Meant[] {
  const last = DAYS_BEFORE + span + (work.kind === 'emergency' ? -6 : DAYS_AHEAD)
  const months = work.when === 'monthly' ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : work.when
  const days =
    typeof months === 'number'
      ? Array.from({ length: months }, (_, run) =>
          Math.floor(DAYS_BEFORE + ((run + ((place * 0.618) % 1)) / months) * (last - DAYS_BEFORE)),
        )
      : months.map((month) => {
          const date = (numberOf(`${work.title} ${month}`, 20) + 4).toString().padStart(2, '0')
          return almanac.days.findLastIndex(
            (day, at) => at <= last && day.month === month && day.date.endsWith(`-${date}`),
          )
        })
  return days.sort((a, b) => a - b).map((meant, nth) => ({ work, nth, meant }))
}

/** What is known of a run before its time is. */
function draft(
  { work, nth, meant }: Meant,
  almanac: Almanac,
  { rulebook, idOf }: Facts,
): Omit<Run, 'start' | 'end' | 'refused'> {
  const kind: Run['kind'] = work.kind ?? 'normal'
  const services = 'each' in work.on ? [work.on.each[nth]!] : [...work.on]
  const but = work.but?.[nth] ?? []
  const rows = services.map((slug) => ({ slug, regulated: false, ...SERVICES[slug] }))
  const tokens = (work.risk ?? '').split(' ').filter((token) => token !== '')
  const declared = tokens.filter((token) => token.includes('-'))
  const facts = Object.fromEntries(
    tokens
      .filter((token) => !token.includes('-'))
      .map((token) => [FACTS[token as keyof typeof FACTS] ?? token, true]),
  )
  const tested = { testedOn: work.tried ? '2000-01-01' : null, testedWhere: work.tried ?? '' }
  const content = { services, risk: { declared, facts }, rollback: tested }
  const { level, factors } = assess(rulebook.risk, answersOf(rulebook.risk, content, rows))
  const [business, technical, security] = work.impact.split(' ') as ['low', 'low', 'low']
  const minutes = work.steps.reduce((sum, step) => sum + Number.parseInt(step, 10), 0)
  const asks = requirementsOf(rulebook, {
    category: kind === 'emergency' ? 'emergency' : 'normal',
    level,
    factors,
    impact: { business, technical, security },
    emergency: work.emergency ? { trigger: work.emergency[0], severity: work.emergency[1] } : null,
    businessOwners: rows.map((row) => ('businessOwner' in row ? idOf(row.businessOwner) : null)),
    businessSeat: [idOf('bob'), idOf('bea')],
  })
  return {
    work,
    kind,
    services,
    turns: Array.isArray(but) ? but : [but as Turn],
    key: `${work.title} ${nth}`,
    minutes: Math.ceil(minutes / 15) * 15,
    level,
    asks,
    meant,
    idOf,
    words: wordsOf(work, nth, almanac.day(meant).date),
  }
}
export const FACTS = { proven: 'provenInStaging', done: 'doneBefore', first: 'firstTime' } as const

const QUARTERS = ['first quarter', 'second quarter', 'third quarter', 'fourth quarter']
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

function wordsOf(work: Work, nth: number, date: string): Record<string, string> {
  const day = Temporal.PlainDate.from(date)
  const before = day.subtract({ months: 1 })
  const quarter = Math.floor((day.month - 1) / 3)
  const former = day.subtract({ months: 3 })
  const own = Object.entries(work.vary ?? {}).map(([name, values]) => [name, values[nth] ?? values[0] ?? ''])
  return {
    month: MONTHS[day.month - 1]!,
    year: `${day.year}`,
    next: `${day.year + 1}`,
    last: MONTHS[before.month - 1]!,
    lastYear: `${before.year}`,
    quarter: QUARTERS[quarter]!,
    lastQuarter: `the ${QUARTERS[Math.floor((former.month - 1) / 3)]} of ${former.year}`,
    ...Object.fromEntries(own),
  }
}
/** A text with its names in braces filled in; a value may hold names itself. */
export function say(text: string, words: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = words[name]
    if (value === undefined) throw new RangeError(`“${text}” asks for {${name}}, which nothing gives.`)
    return value
  })
  return filled.includes('{') ? say(filled, words) : filled
}
