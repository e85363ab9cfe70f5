import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../change/lifecycle'
import { RISK_LEVELS } from '../policy/factor'
import { STANDARD_TIMING } from '../policy/timing'
import {
  type Conflict,
  conflictKey,
  conflictsOf,
  noticeOf,
  type OtherChange,
  PLANNED,
  type Planned,
} from './conflict'
import type { Freeze } from './freeze'
import type { ChangeWindow } from './window'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const at = (text: string) => new Date(text)
const calendar = {
  zone: 'Europe/Amsterdam',
  days: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '17:00',
  holidays: new Set(['2026-12-25']),
}
const windows: ChangeWindow[] = STANDARD_TIMING.windows.map((rule, index) => ({
  ...rule,
  id: `w${index}`,
  kind: 'weekly',
  zone: calendar.zone,
  startsAt: null,
  endsAt: null,
  validFrom: null,
  validUntil: null,
}))
const freeze = (part: Partial<Freeze>): Freeze => ({
  id: 'f1',
  name: 'Peak',
  kind: 'dated',
  zone: calendar.zone,
  startsAt: at('2026-12-18T23:00Z'),
  endsAt: at('2026-12-31T23:00Z'),
  businessDays: null,
  hard: true,
  services: [],
  ownerId: 'p1',
  ...part,
})
const service = (slug: string, environment = 'production', freezeBound = false) => ({
  slug,
  name: slug,
  environment,
  freezeBound,
})
const around = {
  windows,
  freezes: [] as Freeze[],
  others: [] as OtherChange[],
  calendar,
  rules: STANDARD_TIMING,
  now: at('2026-11-25T09:00Z'),
}
const plan = (part: Partial<Planned>): Planned => ({
  id: 'c1',
  status: 'approved',
  category: 'normal',
  level: 'MEDIUM',
  services: [service('payments-api')],
  submittedAt: at('2026-11-25T09:00Z'),
  start: at('2026-12-19T01:00Z'),
  end: at('2026-12-19T03:00Z'),
  ...part,
})
const other = (part: Partial<OtherChange>): OtherChange => ({
  id: 'c2',
  number: 'CHG-1042',
  status: 'scheduled',
  services: ['payments-api'],
  start: at('2026-12-19T02:00Z'),
  end: at('2026-12-19T04:00Z'),
  ...part,
})
const kinds = (found: Conflict[]) => found.map(({ kind, severity }) => `${kind} ${severity}`)
const keys = (found: Conflict[]) => new Set(found.map(conflictKey))

describe('the conflicts of a plan', () => {
  it('are none in a window with notice', () => {
    expect(conflictsOf(plan({}), around)).toEqual([])
  })

  it('say what is wrong, what would help and who may override', () => {
    const late = plan({ start: at('2026-12-02T09:00Z'), end: at('2026-12-02T10:00Z') })
    expect(conflictsOf(late, around)).toEqual([
      {
        kind: 'outside_window',
        targetId: null,
        severity: 'block',
        sentence: 'The planned time, Wed 2 Dec, 10:00–11:00 CET, lies outside every change window.',
        remedy:
          'Move it to Thu 10 Dec, 02:00–03:00 CET (Thursday window). Or ask the change manager and the CTO for an override.',
        overriders: ['change_manager', 'cto'],
      },
      {
        kind: 'short_notice',
        targetId: null,
        severity: 'block',
        sentence: 'The notice is 5 business days, and normal changes need 10 business days.',
        remedy: 'Start on Wed 9 Dec, 00:00 CET or later. Or ask the change manager for an override.',
        overriders: ['change_manager'],
      },
    ])
  })

  it('name the freeze and the services it covers; a soft one warns', () => {
    const hard = conflictsOf(plan({}), { ...around, freezes: [freeze({})] })
    expect(hard).toMatchObject([
      {
        kind: 'freeze',
        severity: 'block',
        sentence: 'The freeze Peak, Sat 19 Dec, 00:00 – Fri 1 Jan, 00:00 CET, covers payments-api.',
        remedy: 'Move it past Fri 1 Jan, 00:00 CET. Or ask the change manager and the CTO for an override.',
      },
    ])
    expect(kinds(conflictsOf(plan({}), { ...around, freezes: [freeze({ hard: false })] }))).toEqual([
      'freeze warn',
    ])
  })

  it('never offer a time inside a freeze', () => {
    const wednesday = plan({ start: at('2026-12-16T09:00Z'), end: at('2026-12-16T10:00Z'), level: 'HIGH' })
    const [found] = conflictsOf(wednesday, { ...around, freezes: [freeze({})] })
    expect(found?.remedy).toContain('Sat 2 Jan, 02:00–03:00 CET')
  })

  it('show an emergency everything and block it by hard freezes alone (D22, D23)', () => {
    const now = plan({ category: 'emergency', start: at('2026-11-24T09:00Z'), end: at('2026-11-24T10:00Z') })
    const found = conflictsOf(now, {
      ...around,
      freezes: [freeze({ startsAt: at('2026-11-20T00:00Z') })],
      others: [other({ start: at('2026-11-24T09:30Z'), end: at('2026-11-24T11:00Z') })],
    })
    expect(kinds(found)).toEqual([
      'start_in_past warn',
      'freeze block',
      'outside_window warn',
      'same_service warn',
    ])
    expect(found.map(({ overriders }) => overriders)).toEqual([[], ['eca', 'freeze_owner'], [], []])
    expect(found[1]?.remedy).toContain(
      "Or ask the emergency change authority and the freeze's owner for an override.",
    )
    expect(found[2]?.remedy).toContain('An emergency may go ahead as planned.')
  })

  it('leave other environments free, but keep the freezes they are flagged for (D20)', () => {
    const staging = plan({
      services: [service('shop-staging', 'staging')],
      start: at('2026-12-20T09:00Z'),
      end: at('2026-12-20T10:00Z'),
      submittedAt: at('2026-12-18T09:00Z'),
    })
    const all = { ...around, freezes: [freeze({})] }
    expect(conflictsOf(staging, all)).toEqual([])
    expect(
      kinds(conflictsOf({ ...staging, services: [service('shop-staging', 'staging', true)] }, all)),
    ).toEqual(['freeze block'])
    expect(kinds(conflictsOf({ ...staging, services: [...staging.services, service('shop')] }, all))).toEqual(
      ['freeze block', 'outside_window block', 'short_notice block'],
    )
    expect(kinds(conflictsOf({ ...staging, services: [] }, all))).toEqual([
      'freeze block',
      'outside_window block',
      'short_notice block',
    ])
  })

  it('refuse a start in the past until it is scheduled, and nobody overrides that', () => {
    const later = { ...around, now: at('2026-12-19T01:30Z') }
    expect(conflictsOf(plan({}), later)).toMatchObject([
      { kind: 'start_in_past', severity: 'block', overriders: null, remedy: 'Choose a later start.' },
    ])
    expect(conflictsOf(plan({ status: 'scheduled' }), later)).toEqual([])
  })

  it('take a change without an assessment for the highest risk', () => {
    expect(kinds(conflictsOf(plan({ level: null }), around))).toEqual(['window_risk block'])
  })
})

describe('two changes on one service', () => {
  const found = (part: Partial<OtherChange>) => conflictsOf(plan({}), { ...around, others: [other(part)] })

  it('conflict by the time they share, and the scheduled one has it', () => {
    expect(found({})).toMatchObject([
      {
        kind: 'same_service',
        targetId: 'c2',
        severity: 'block',
        sentence: 'It overlaps CHG-1042 on payments-api, Sat 19 Dec, 03:00–04:00 CET.',
      },
    ])
    expect(kinds(found({ status: 'in_review' }))).toEqual(['same_service warn'])
  })
  it('do not when they touch, share no service, are over, or are the same change (K1, K2)', () => {
    expect(found({ start: at('2026-12-19T03:00Z') })).toEqual([])
    expect(found({ start: at('2026-12-18T20:00Z'), end: at('2026-12-19T01:00Z') })).toEqual([])
    expect(found({ services: ['web-shop'] })).toEqual([])
    for (const status of ['draft', 'deferred', 'in_pir', 'closed', 'rejected', 'cancelled'] as const)
      expect(found({ status })).toEqual([])
    expect(found({ id: 'c1' })).toEqual([])
  })

  const spans = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 600 }))
  const slugs = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  const change = (id: string) =>
    fc
      .record({
        span: spans,
        names: slugs,
        category: fc.constantFrom(...CATEGORIES),
        status: fc.constantFrom(...PLANNED),
      })
      .map(({ span: [start, length], names, category, status }) => {
        const times = {
          start: new Date(around.now.getTime() + start * MINUTE),
          end: new Date(around.now.getTime() + (start + length) * MINUTE),
        }
        const services = names.map((slug) => service(slug, slug === 'd' ? 'staging' : 'production'))
        return {
          planned: plan({ id, category, status, services, ...times }),
          other: { id, number: id, status, services: names, ...times },
        }
      })

  it('is symmetric, and the same as minute by minute (K2, K3)', () => {
    fc.assert(
      fc.property(change('x'), change('y'), (x, y) => {
        const overlap = (a: Planned, b: OtherChange) =>
          conflictsOf(a, { ...around, others: [b] }).some(
            ({ kind, targetId }) => kind === 'same_service' && targetId === b.id,
          )
        expect(overlap(x.planned, y.other)).toBe(overlap(y.planned, x.other))
        let shared = false
        for (let minute = x.planned.start.getTime(); minute < x.planned.end.getTime(); minute += MINUTE)
          if (minute >= y.planned.start.getTime() && minute < y.planned.end.getTime()) shared = true
        const lasts = [x, y].every(({ planned }) => planned.end > planned.start)
        const names = x.other.services.some((slug) => y.other.services.includes(slug))
        if (lasts) expect(overlap(x.planned, y.other)).toBe(shared && names)
        expect(overlap(x.planned, { ...y.other, id: 'x' })).toBe(false)
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})

describe('what adding and moving does', () => {
  const plans = fc
    .record({
      hour: fc.integer({ min: -48, max: 24 * 60 }),
      hours: fc.integer({ min: 1, max: 14 * 24 }),
      level: fc.constantFrom(...RISK_LEVELS),
      category: fc.constantFrom(...CATEGORIES),
      services: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 }),
    })
    .map(({ hour, hours, services, ...rest }) => {
      const start = new Date(around.now.getTime() + hour * 60 * MINUTE)
      const end = new Date(start.getTime() + hours * 60 * MINUTE)
      const named = services.map((slug) => service(slug, slug === 'd' ? 'test' : 'production', slug === 'd'))
      return plan({ ...rest, start, end, services: named })
    })
  const freezes = fc
    .record({
      day: fc.integer({ min: -5, max: 60 }),
      days: fc.integer({ min: 1, max: 20 }),
      services: fc.uniqueArray(fc.constantFrom('a', 'd'), { maxLength: 2 }),
      hard: fc.boolean(),
    })
    .map(({ day, days, services, hard }) =>
      freeze({
        id: `f${day}`,
        services,
        hard,
        startsAt: new Date(around.now.getTime() + day * DAY),
        endsAt: new Date(around.now.getTime() + (day + days) * DAY),
      }),
    )

  it('a freeze more never removes a conflict, a service less never adds one (K4)', () => {
    fc.assert(
      fc.property(plans, freezes, fc.integer({ min: 0, max: 4 }), (planned, added, minus) => {
        const others = [
          other({ start: around.now, end: new Date(around.now.getTime() + 30 * DAY), services: ['b'] }),
        ]
        const before = keys(conflictsOf(planned, { ...around, others }))
        const after = keys(conflictsOf(planned, { ...around, others, freezes: [added] }))
        for (const key of before) expect(after).toContain(key)
        const fewer = planned.services.filter((_, index) => index !== minus)
        if (fewer.length === 0) return
        for (const key of keys(
          conflictsOf({ ...planned, services: fewer }, { ...around, others, freezes: [added] }),
        ))
          expect(after).toContain(key)
      }),
      { seed: 4, numRuns: 150 },
    )
  })

  it('moving everything by whole weeks in a zone without changes keeps the result (K5)', () => {
    const utc = { ...calendar, zone: 'UTC', holidays: new Set<string>() }
    const still = windows.map((rule) => ({ ...rule, zone: 'UTC' }))
    fc.assert(
      fc.property(plans, freezes, fc.integer({ min: -100, max: 300 }), (planned, dated, weeks) => {
        const moved = (time: Date | null) => new Date((time ?? around.now).getTime() + weeks * 7 * DAY)
        const found = (by: (time: Date | null) => Date) =>
          kinds(
            conflictsOf(
              {
                ...planned,
                start: by(planned.start),
                end: by(planned.end),
                submittedAt: by(planned.submittedAt),
              },
              {
                ...around,
                windows: still,
                calendar: utc,
                now: by(around.now),
                freezes: [{ ...dated, startsAt: by(dated.startsAt), endsAt: by(dated.endsAt) }],
              },
            ),
          )
        expect(found(moved)).toEqual(found((time) => time ?? around.now))
      }),
      { seed: 5, numRuns: 150 },
    )
  })
})

describe('notice', () => {
  it('runs from the first submit, or from now before it, and skips holidays', () => {
    const start = at('2026-12-29T01:00Z')
    expect(noticeOf(plan({ start, submittedAt: at('2026-12-14T15:00Z') }), around)).toEqual({
      needed: 10,
      given: 10,
      earliest: at('2026-12-28T23:00Z'),
      met: true,
    })
    expect(
      noticeOf(plan({ start, submittedAt: null }), { ...around, now: at('2026-12-15T15:00Z') }),
    ).toMatchObject({ given: 9, met: false })
  })

  it('is met exactly from the earliest start on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), fc.constantFrom(...CATEGORIES), (hour, category) => {
        const submittedAt = new Date(around.now.getTime() + hour * 60 * MINUTE)
        const { earliest } = noticeOf(plan({ category, submittedAt }), around)
        expect(noticeOf(plan({ category, submittedAt, start: earliest }), around).met).toBe(true)
        const before = new Date(earliest.getTime() - 1)
        if (category !== 'emergency')
          expect(noticeOf(plan({ category, submittedAt, start: before }), around).met).toBe(false)
      }),
      { seed: 16, numRuns: 200 },
    )
  })
})
