import { describe, expect, it } from 'vitest'
import { STANDARD_RULEBOOK } from '#lib/policy/rulebook'
import { STANDARD_TIMING } from '#lib/policy/timing'
import { diaryOf } from './diary'
import { holidaysOf } from './holiday'
import { type Script, scriptOf } from './script'
import { freezesOf } from './season'
import { WORKS } from './works'

const zone = 'Europe/Amsterdam'
const years = [2025, 2026, 2027, 2028]
const holidays = new Set(years.flatMap((year) => holidaysOf(year).map(({ date }) => date)))
const calendar = { zone, days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:30', holidays }
const windows = STANDARD_TIMING.windows.map((window) => ({
  ...window,
  id: window.name,
  zone,
  kind: 'weekly' as const,
  startsAt: null,
  endsAt: null,
  validFrom: null,
  validUntil: null,
}))
const quarterEnd = {
  id: 'quarter',
  name: 'Quarter end',
  kind: 'quarter_end' as const,
  zone,
  startsAt: null,
  endsAt: null,
  businessDays: 3,
  hard: true,
  services: [],
  ownerId: null,
}
const frozen = (now: Date) =>
  freezesOf(now).map((one) => ({
    ...one,
    id: one.name,
    kind: 'dated' as const,
    startsAt: new Date(`${one.startsAt}Z`),
    endsAt: new Date(`${one.endsAt}Z`),
    businessDays: null,
    ownerId: null,
  }))

function scriptsAt(now: Date): Script[] {
  const freezes = [quarterEnd, ...frozen(now)]
  const facts = { now, calendar, windows, freezes, rulebook: STANDARD_RULEBOOK, taken: [] }
  const { runs, almanac } = diaryOf(WORKS, { ...facts, idOf: (key) => key })
  return runs
    .map((run) =>
      scriptOf(run, { almanac, idOf: (key) => key, dateOf: (at) => at.toISOString().slice(0, 10) }),
    )
    .filter(({ raised }) => raised <= now)
}
const share = (part: readonly unknown[], whole: readonly unknown[]) => (100 * part.length) / whole.length
const has = ({ acts }: Script, verb: string, now: Date) =>
  acts.find((act) => act.verb === verb && act.at <= now)

describe.each(['2026-11-25T14:00:00Z', '2027-02-28T08:00:00Z', '2026-07-01T20:00:00Z'])(
  'a year that ends on %s',
  (today) => {
    const now = new Date(today)
    const scripts = scriptsAt(now)
    const of = (kind: string) => scripts.filter(({ run }) => run.kind === kind)
    const carriedOut = scripts.filter((script) => has(script, 'finish', now))
    const ended = (...outcomes: string[]) =>
      carriedOut.filter(({ run }) =>
        outcomes.includes(run.turns.find((one) => one.turn === 'ended')?.outcome ?? 'successful'),
      )

    it('holds the kinds of changes that a bank has', () => {
      expect(scripts.length).toBeGreaterThanOrEqual(600)
      expect(share(of('normal'), scripts)).toBeCloseTo(73, -1)
      expect(share(of('routine'), scripts)).toBeCloseTo(20, -1)
      expect(share(of('emergency'), scripts)).toBeGreaterThan(6)
      expect(share(of('emergency'), scripts)).toBeLessThan(8)
      expect(of('major').length).toBeGreaterThanOrEqual(6)
      expect(of('major').every(({ run }) => run.level === 'VERY_HIGH')).toBe(true)
      expect(of('routine').every(({ run }) => ['VERY_LOW', 'LOW'].includes(run.level))).toBe(true)
    })
    it('ends well in 95 to 97 of 100, with about 4 rolled back', () => {
      const good = share(ended('successful', 'with_issues'), carriedOut)
      expect(good).toBeGreaterThan(94.9)
      expect(good).toBeLessThan(97)
      expect(share(ended('rolled_back'), carriedOut)).toBeGreaterThan(3)
      expect(share(ended('rolled_back'), carriedOut)).toBeLessThan(5)
      expect(ended('failed').length).toBeGreaterThan(0)
    })
    it('closes at least 12 changes in each of the twelve months', () => {
      const months = new Map<string, number>()
      for (const script of scripts) {
        const month = has(script, 'close', now)?.at.toISOString().slice(0, 7)
        if (month) months.set(month, (months.get(month) ?? 0) + 1)
      }
      const first = new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth(), 1))
      for (let month = 0; month < 12; month++) {
        const name = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1))
          .toISOString()
          .slice(0, 7)
        expect(months.get(name) ?? 0, name).toBeGreaterThanOrEqual(12)
      }
    })
    it('gives each change a title of its own and every text its words', () => {
      const titles = scripts.map(({ content }) => content.title)
      expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([])
      expect(titles.filter((title) => title.length > 120 || title.includes('{'))).toEqual([])
    })
    it('asks only those whom the policy asks, and starts each change at its time', () => {
      for (const { run, acts, content } of scripts) {
        const asked: readonly string[] = run.asks.map(({ key }) => key)
        for (const one of run.turns) {
          if ('by' in one) expect(asked, content.title).toContain(one.by)
          if (one.turn === 'deferred' || one.turn === 'outvoted' || one.turn === 'abstained')
            expect(asked, content.title).toContain('board')
        }
        const start = acts.find(({ verb }) => verb === 'start')
        if (start && run.kind !== 'emergency')
          expect(start.at.getTime() - run.start.getTime(), content.title).toBeLessThan(600_000)
      }
    })
  },
)

it('reckons the days on which banks are closed', () => {
  expect(holidaysOf(2027).map(({ date }) => date)).toEqual([
    '2027-01-01',
    '2027-03-29',
    '2027-04-27',
    '2027-05-06',
    '2027-05-17',
    '2027-12-25',
    '2027-12-26',
  ])
  expect(holidaysOf(2025).map(({ date }) => date)).toContain('2025-04-26')
})
