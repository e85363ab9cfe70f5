import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Role } from '../auth/roles'
import { canChair, canVote } from '../cab/permissions'
import { seatsOf, votesOf } from '../cab/seat'
import { tally } from '../cab/tally'
import { STANDARD_RULEBOOK } from '../policy/rulebook'
import { type RequirementKey, SEATS, type SeatKey } from '../policy/step'
import { prove } from '../proof'
import { counts, type Decision, type Proceedings, type Ruling, settle } from './decision'
import { type Person, staff } from './eligibility'
import { canDecide, canWithdraw, type Decided } from './permissions'
import { type Requirement, type RoutedChange, requirementsOf } from './routing'

/** What the properties test, so that a mutant can replace one part. */
const ENGINE = { settle, staff, canDecide, canWithdraw, requirementsOf, canVote, tally }
type Engine = typeof ENGINE
type Key = RequirementKey
const { route } = STANDARD_RULEBOOK

const PEOPLE = ['rita', 'otto', 'mona', 'max', 'ann', 'sam', 'bob', 'tina', 'carl'] as const
const ROLES: Role[] = [
  'change_manager',
  'technical_lead',
  'security_lead',
  'business_rep',
  'ciso',
  'cto',
  'coo',
]
const START: { [person: string]: Role[] } = {
  rita: ['change_manager'],
  otto: ['technical_lead', 'security_lead'],
  mona: ['change_manager', 'technical_lead'],
  max: ['change_manager', 'eca', 'business_rep'],
  ann: ['technical_lead'],
  sam: ['security_lead', 'bcm', 'compliance_officer'],
  bob: ['business_rep', 'business_owner', 'ciso'],
  tina: ['cto', 'eca'],
  carl: ['ciso', 'coo'],
}

/** Each scenario with the requirements that the tables of the specification give, written down by hand. */
type Row = [
  key: Key,
  stage: number,
  kind: 'alone' | 'seat' | 'veto' | 'later' | 'board',
  roles: Role[],
  up: Role | null,
]
const plain = { business: null, technical: null, security: null }
const base: RoutedChange = {
  category: 'normal',
  level: 'LOW',
  factors: [],
  impact: plain,
  emergency: null,
  businessOwners: ['bob'],
  businessSeat: ['bob', 'max'],
}
const SCENARIOS: { change: RoutedChange; rows: Row[] }[] = [
  {
    change: { ...base, factors: [{ category: 'Security', impact: 3 }] },
    rows: [
      ['change_manager', 1, 'alone', ['change_manager'], 'cto'],
      ['security_lead', 2, 'alone', ['security_lead'], 'ciso'],
    ],
  },
  {
    change: { ...base, level: 'MEDIUM' },
    rows: [
      ['change_manager', 1, 'seat', ['change_manager'], 'cto'],
      ['technical_lead', 2, 'seat', ['technical_lead'], 'cto'],
      ['board', 3, 'board', [], null],
    ],
  },
  {
    change: {
      ...base,
      level: 'VERY_HIGH',
      factors: [{ category: 'Security', impact: 4 }],
      businessOwners: ['carl'],
    },
    rows: [
      ['change_manager', 1, 'seat', ['change_manager'], 'cto'],
      ['technical_lead', 2, 'seat', ['technical_lead'], 'cto'],
      ['security_lead', 2, 'veto', ['security_lead'], 'ciso'],
      ['business_owner', 2, 'alone', ['business_owner', 'business_rep'], 'coo'],
      ['ciso', 2, 'alone', ['ciso'], null],
      ['cto', 2, 'alone', ['cto'], null],
      ['board', 3, 'board', [], null],
    ],
  },
  {
    change: { ...base, category: 'emergency', emergency: { trigger: 'data_breach', severity: 1 } },
    rows: [
      ['security_lead', 1, 'alone', ['security_lead'], 'ciso'],
      ['eca', 1, 'alone', ['eca'], 'cto'],
      ['bcm', 1, 'later', ['bcm'], 'coo'],
    ],
  },
]
const OWNERS = new Map<RoutedChange, string[]>(
  SCENARIOS.map(({ change }) => [change, change.level === 'VERY_HIGH' ? ['carl'] : ['bob']]),
)

type Status = 'in_review' | 'approved' | 'approved_with_conditions' | 'rejected'
type Facts = { people: Person[]; subject: Decided; escalated: Set<Key> }
const status = (subject: Decided) => subject.status as Status

type Staffed = Requirement & { escalated: boolean; eligible: string[] }

/** The application in small: the same calls in the same order as the commands make them. */
class App {
  readonly facts: Facts
  readonly requirements: Requirement[]
  decisions: Decision[] = []
  ruling: Ruling | null = null
  constructor(
    readonly engine: Engine,
    readonly change: RoutedChange,
  ) {
    const people = PEOPLE.map((id) => ({ id, roles: START[id] ?? [] }))
    const subject = {
      requestorId: 'rita',
      implementerId: 'otto',
      authorIds: [],
      revision: 1,
      digest: 'd1',
      status: 'in_review',
    }
    this.facts = { people, subject, escalated: new Set() }
    this.requirements = engine.requirementsOf(STANDARD_RULEBOOK, change)
  }
  private memo: { staff: Map<Key, Staffed>; settled: ReturnType<Engine['settle']> } | null = null
  /** Something that eligibility or settlement reads has changed. */
  touch() {
    this.memo = null
  }
  private now() {
    if (this.memo) return this.memo
    const { people, subject, escalated } = this.facts
    const all = this.requirements.map((one) =>
      this.engine.staff({ ...one, escalated: escalated.has(one.key) }, subject, people, this.decisions),
    )
    const unassigned = all
      .filter(({ kind, eligible }) => kind === 'person' && eligible.length === 0)
      .map(({ key }) => key)
    const { revision, digest } = subject
    const { decisions, ruling } = this
    this.proceedings = { revision, digest, decisions, ruling, opened: [], unassigned }
    this.memo = {
      staff: new Map(all.map((one) => [one.key, one])),
      settled: this.engine.settle(this.requirements, this.proceedings),
    }
    return this.memo
  }
  proceedings: Proceedings | null = null
  staffed = (key: Key) => this.now().staff.get(key)
  settled = () => this.now().settled
  transition() {
    this.touch()
    this.facts.subject.status = this.settled().change
  }
  actor(id: string) {
    const person = this.facts.people.find((one) => one.id === id)
    return { kind: 'person', id, name: id, roles: person?.roles ?? [], means: { kind: 'screen' } } as const
  }
  may(id: string, key: Key): boolean {
    const staffed = this.staffed(key)
    const step = this.settled().requirements.find((one) => one.key === key)
    if (!staffed || !step) return false
    return this.engine.canDecide(
      this.actor(id),
      { ...step, ...staffed },
      this.facts.subject,
      this.decisions,
      route,
    ).ok
  }
  decide(personId: string, key: Key, decision: Decision['decision']): boolean {
    if (!this.may(personId, key)) return false
    const seat = this.requirements.find((one) => one.key === key)?.seat ?? null
    this.record(personId, key, seat, decision)
    if (status(this.facts.subject) === 'in_review') this.transition()
    return true
  }
  record(personId: string, requirement: Key | null, seat: SeatKey | null, decision: Decision['decision']) {
    this.touch()
    const { revision, digest } = this.facts.subject
    const openConditions = decision === 'approve_with_conditions' ? 1 : 0
    this.decisions = [
      ...this.decisions,
      { personId, requirement, seat, decision, revision, digest, standing: 'counted', openConditions },
    ]
  }
  mark(which: (one: Decision) => boolean, over: Partial<Decision>) {
    this.touch()
    this.decisions = this.decisions.map((one) => (which(one) ? { ...one, ...over } : one))
  }
  withdraw(personId: string): boolean {
    const own = this.decisions.find(
      (one) =>
        one.personId === personId &&
        this.engine.canWithdraw(this.actor(personId), one, this.facts.subject).ok,
    )
    if (own) this.mark((one) => one === own, { standing: 'withdrawn' })
    if (own) this.transition()
    return own !== undefined
  }
  /** Rule 3: whoever becomes the implementer loses a word that counts. */
  assign(personId: string) {
    this.touch()
    this.facts.subject.implementerId = personId
    this.mark((one) => one.personId === personId && one.standing === 'counted', { standing: 'voided' })
    this.retally()
  }
  edit(personId: string) {
    const revision = this.facts.subject.revision + 1
    Object.assign(this.facts.subject, {
      revision,
      digest: `d${revision}`,
      authorIds: [personId],
      status: 'in_review',
    })
    this.facts.escalated.clear()
    this.touch()
    this.transition()
  }
  seats() {
    const { people, subject } = this.facts
    const steps = this.requirements.map((one) => ({
      ...one,
      escalated: this.staffed(one.key)?.escalated ?? false,
    }))
    return seatsOf(route.board, people, { factors: this.change.factors, steps }, subject, this.decisions)
  }
  result(casting?: { personId: string; value: 'approve' | 'reject' }) {
    const votes = votesOf(this.decisions, this.facts.subject)
    const tie = casting ? { ...casting, as: 'chair' as const, rationale: 'Because.' } : null
    return this.engine.tally(this.seats(), votes, route.board, { casting: tie }).result
  }
  meet(chairId: string, bits: number): { who: string; seat: SeatKey; what: 'approve' | 'reject' }[] | null {
    const board = this.settled().requirements.find(({ kind }) => kind === 'board')
    const chair = this.seats().find((seat) => seat.chair)
    const { subject, people } = this.facts
    if (!board || !chair) return null
    if (!canChair(this.actor(chairId), { board, chair }, subject, this.decisions).ok) return null
    const recorded = SEATS.flatMap((key, at) => {
      const seat = this.seats().find((one) => one.key === key)
      if (!seat || votesOf(this.decisions, subject).some((vote) => vote.seat === key)) return []
      const voter = seat.people.find((id) => {
        const person = people.find((one) => one.id === id)
        return person && this.engine.canVote(person, seat, subject, this.decisions).ok
      })
      if (!voter) return []
      const what = (bits >> at) & 1 ? ('reject' as const) : ('approve' as const)
      const asked = this.requirements.find((one) => one.seat === key)?.key ?? null
      this.record(voter, asked, key, what)
      return [{ who: voter, seat: key, what }]
    })
    const result = this.result({ personId: chairId, value: bits & 16 ? 'reject' : 'approve' })
    if (result !== 'tied' && result !== 'undecided')
      this.ruling = {
        outcome: result,
        revision: subject.revision,
        digest: subject.digest,
        standing: 'counted',
      }
    this.transition()
    return recorded
  }
  /** A vote was lost: a ruling that the votes no longer bear is void. */
  retally() {
    if (this.ruling && counts(this.ruling, this.facts.subject) && this.result() !== this.ruling.outcome)
      this.ruling = { ...this.ruling, standing: 'voided' }
    if (status(this.facts.subject) !== 'rejected') this.transition()
  }
}

/** The oracle: its own ledger of accepted calls, from which it derives everything; it never asks the engine. */
type Line = {
  who: string
  key: Key | null
  seat: SeatKey | null
  what: Decision['decision']
  rev: number
  gone: boolean
  met: boolean
}
class Ledger {
  lines: Line[] = []
  rulings: { rev: number; yes: boolean; gone: boolean }[] = []
  ended: number | null = null
  constructor(
    readonly rows: Row[],
    readonly owners: string[],
    readonly facts: Facts,
  ) {}
  live = () => this.lines.filter((line) => line.rev === this.facts.subject.revision && !line.gone)
  word(key: Key) {
    const said = this.live().filter((line) => line.key === key && line.what !== 'ask')
    return said.at(-1)?.what
  }
  ruled = () => this.rulings.find(({ rev, gone }) => rev === this.facts.subject.revision && !gone)
  conflicted(id: string) {
    const { requestorId, implementerId, authorIds } = this.facts.subject
    return id === requestorId || id === implementerId || authorIds.includes(id)
  }
  free = (id: string) =>
    !this.conflicted(id) && !this.live().some(({ who, what }) => who === id && what !== 'ask')
  holders([key, , , roles]: Row) {
    return this.facts.people.filter(
      ({ id, roles: held }) =>
        roles.some((role) => held.includes(role)) && (key !== 'business_owner' || this.owners.includes(id)),
    )
  }
  deciders(row: Row): string[] {
    const [key, , , , up] = row
    const holders = this.holders(row).filter(({ id }) => this.free(id))
    const above = this.facts.people.filter(
      ({ id, roles }) => up !== null && roles.includes(up) && this.free(id),
    )
    const open = this.facts.escalated.has(key) || holders.length === 0
    return [...holders, ...(open ? above : [])].map(({ id }) => id)
  }
  done = (what: string | undefined) => what === 'approve' || what === 'approve_with_conditions'
  stageOpen([, stage, kind]: Row) {
    return (
      kind === 'later' ||
      this.rows
        .filter(([, earlier, how]) => earlier < stage && how !== 'later')
        .every(([key, , how]) =>
          how === 'alone' ? this.done(this.word(key)) : this.ruled()?.yes || this.word(key) !== undefined,
        )
    )
  }
  may(id: string, key: Key) {
    const row = this.rows.find(([one]) => one === key)
    if (!row || row[2] === 'board' || this.word(key) !== undefined) return false
    const state = this.state()
    if (state !== 'in_review' && (row[2] !== 'later' || state === 'rejected')) return false
    if (this.ruled()?.yes && row[2] !== 'alone' && this.deciders(row).length > 0) return false
    return this.stageOpen(row) && this.deciders(row).includes(id)
  }
  state(): Status {
    const over = this.rows.some(
      ([key, , how]) => (how === 'alone' || how === 'veto') && this.word(key) === 'reject',
    )
    const ruling = this.ruled()
    if (over || ruling?.yes === false) return 'rejected'
    const all = this.rows.every((row) => {
      const [key, , how] = row
      if (how === 'later') return true
      if (how === 'alone') return this.done(this.word(key))
      const nobody = how !== 'board' && this.word(key) === undefined && this.deciders(row).length === 0
      return ruling?.yes === true && !nobody
    })
    if (!all) return 'in_review'
    const open = this.live().some(({ what, met }) => what === 'approve_with_conditions' && !met)
    return open ? 'approved_with_conditions' : 'approved'
  }
  /** Votes for and against in the live lines that carry a seat, each seat once. */
  majority() {
    const seats = new Map(
      this.live().flatMap(({ seat, what }) => (seat && what !== 'ask' ? [[seat, what]] : [])),
    )
    const yes = [...seats.values()].filter(this.done).length
    return { yes, no: seats.size - yes, seats: seats.size }
  }
}

const say = (what: string) => new Error(what)
const VALUES = ['approve', 'approve', 'reject', 'approve_with_conditions', 'reject', 'ask'] as const
const seen = { in_review: 0, approved: 0, approved_with_conditions: 0, rejected: 0, ruled: 0, stopped: 0 }

/** One run: every number is one call, made by people with and without a right to it. */
function run(engine: Engine, start: number, calls: readonly number[]): void {
  const scenario = SCENARIOS[start % SCENARIOS.length]
  if (!scenario) throw new RangeError('No scenario.')
  const app = new App(engine, scenario.change)
  const { facts } = app
  const ledger = new Ledger(scenario.rows, OWNERS.get(scenario.change) ?? [], facts)
  const keys = scenario.rows.map(([key]) => key)
  const log = (who: string, key: Key | null, seat: SeatKey | null, what: Line['what']) =>
    ledger.lines.push({ who, key, seat, what, rev: facts.subject.revision, gone: false, met: false })
  const drop = (who: string) => {
    for (const line of ledger.live()) if (line.who === who && line.what !== 'ask') line.gone = true
  }

  const meet = (chair: string, bits: number) => {
    const votes = app.meet(chair, bits)
    for (const vote of votes ?? []) {
      if (!ledger.free(vote.who)) throw say(`I4: ${vote.who} voted without being free`)
      const asked = app.requirements.find((one) => one.seat === vote.seat)?.key ?? null
      log(vote.who, asked, vote.seat, vote.what)
    }
    if (votes && app.ruling && counts(app.ruling, facts.subject)) {
      const { yes, no, seats } = ledger.majority()
      const approved = app.ruling.outcome !== 'rejected'
      if (seats < 4 && approved) throw say('R18: a ruling without quorum')
      if (approved ? yes < no : no < yes && ledger.word('security_lead') !== 'reject')
        throw say('R18: against the majority')
      ledger.rulings.push({ rev: facts.subject.revision, yes: approved, gone: false })
      seen.ruled++
    }
  }
  const reached = new Set<Status>()
  for (const call of calls) {
    const who = PEOPLE[call % PEOPLE.length] ?? 'rita'
    const key = keys[(call >> 4) % keys.length] ?? 'board'
    const drawn = VALUES[(call >> 8) % VALUES.length] ?? 'approve'
    // A ratification carries no conditions.
    const what =
      drawn === 'approve_with_conditions' && scenario.rows.some(([, , how]) => how === 'later')
        ? 'approve'
        : drawn
    const seat = app.requirements.find((one) => one.key === key)?.seat ?? null
    const before = ledger.state()
    const kind = (call >> 12) % 24
    if (kind < 7) {
      const allowed = ledger.may(who, key)
      if (app.decide(who, key, what) !== allowed) throw say(`I14: ${who} ${key} should be ${allowed}`)
      if (allowed) log(who, key, seat, what)
    } else if (kind < 14) {
      const target = keys.find((one) => PEOPLE.some((id) => ledger.may(id, one)))
      const id = PEOPLE.find((one) => target && ledger.may(one, target))
      if (target && id) {
        if (!app.decide(id, target, kind < 9 ? what : 'approve')) throw say(`I14: ${id} ${target} refused`)
        log(
          id,
          target,
          app.requirements.find((one) => one.key === target)?.seat ?? null,
          kind < 9 ? what : 'approve',
        )
      } else meet('mona', kind < 11 ? 0 : call >> 4)
    } else if (kind < 18) {
      meet(kind < 16 ? 'mona' : who, kind < 17 ? 0 : call >> 4)
    } else if (kind === 18) {
      if (app.withdraw(who)) drop(who)
    } else if (kind === 19) {
      const role = ROLES[(call >> 4) % ROLES.length] ?? 'cto'
      const person = facts.people.find(({ id }) => id === who)
      const had = person?.roles.includes(role)
      if (person) person.roles = had ? person.roles.filter((one) => one !== role) : [...person.roles, role]
      app.touch()
      if (app.settled().change !== before && had && app.settled().change.startsWith('approved'))
        throw say('I9: removing a role granted')
      if (status(facts.subject) !== 'rejected') app.transition()
    } else if (kind === 20 && before !== 'rejected') {
      app.assign(who)
      for (const line of ledger.live()) if (line.who === who) line.gone = true
      for (const one of ledger.rulings) if (app.ruling?.standing === 'voided') one.gone = true
    } else if (kind === 21 && call & 64) {
      app.edit(who)
    } else if (kind === 22) {
      facts.escalated.add(key)
      app.touch()
    } else {
      app.mark(() => true, { openConditions: 0 })
      for (const line of ledger.live()) line.met = true
      if (status(facts.subject) !== 'rejected') app.transition()
    }
    const expected = ledger.state()
    if (status(facts.subject) !== expected) throw say(`I2: ${status(facts.subject)}, should be ${expected}`)
    if (app.may(who, key) !== ledger.may(who, key)) throw say(`I14: the button of ${who} on ${key}`)
    reached.add(expected)
    const voices = ledger.live().filter((line) => line.what !== 'ask')
    if (new Set(voices.map((line) => line.who)).size !== voices.length)
      throw say('I4: one person counted twice')
  }
  app.settled()
  if (app.proceedings) {
    const other = { ...app.proceedings, decisions: app.decisions.toReversed() }
    const again = engine.settle(app.requirements, other)
    if (JSON.stringify(again) !== JSON.stringify(app.settled())) throw say('I11: order matters')
  }
  for (const state of reached) seen[state]++
  if (app.proceedings?.unassigned.length) seen.stopped++
}

/** The full number of the plan; a merge request runs a share of it. */
const RUNS = { small: 5_000, full: 100_000 }
const SEED = 111
const calls = fc.array(fc.nat(0xffffff), { minLength: 5, maxLength: 12, size: 'max' })
/** Histories that once broke a rule: a question withdrawn for a decision, an asked step whose stage shut again. */
const FOUND: [number, number[]][] = [
  [1, [4845919, 8961501, 6517796, 11633857, 8870914, 6574497, 11183582, 15387367, 6462666, 587903]],
  [2, [4972189, 1398660, 10159061, 11668689, 4803635, 13827100, 8262550, 9753301]],
]
const check = (engine: Engine, numRuns: number, seed: number) =>
  fc.check(
    fc.property(fc.nat(SCENARIOS.length - 1), calls, (start, all) => run(engine, start, all)),
    { seed, numRuns, endOnFailure: true, examples: FOUND },
  )

prove('R04 keeps I2, I4, I9, I11 and I14 in random histories, and explores them', RUNS, (n, seed) => {
  const { counterexample, errorInstance } = check(ENGINE, n, seed)
  expect([counterexample, errorInstance]).toEqual([null, null])
  expect(seen.approved).toBeGreaterThan(n / 3)
  expect(seen.rejected).toBeGreaterThan(n / 20)
  expect(seen.ruled).toBeGreaterThan(n / 20)
  expect(seen.approved_with_conditions).toBeGreaterThan(n / 100)
  expect(seen.stopped).toBeGreaterThan(n / 100)
})

const said = (now: Proceedings, over: Partial<Decision>): Proceedings => ({
  ...now,
  decisions: now.decisions.map((one) => ({ ...one, ...over })),
})
const MUTANTS: { [fault: string]: Partial<Engine> } = {
  'the requestor approves': {
    canDecide: (actor, step, subject, ...rest) =>
      canDecide(actor, step, { ...subject, requestorId: '' }, ...rest),
  },
  'the implementer approves': {
    canDecide: (actor, step, subject, ...rest) =>
      canDecide(actor, step, { ...subject, implementerId: '' }, ...rest),
  },
  'an author of the revision approves': {
    canDecide: (actor, step, subject, ...rest) =>
      canDecide(actor, step, { ...subject, authorIds: [] }, ...rest),
  },
  'one person counts twice': {
    canDecide: (actor, step, subject, _, policy) => canDecide(actor, step, subject, [], policy),
  },
  'a vote and a decision of one person count both': {
    canVote: (person, seat, subject) => canVote(person, { ...seat, conflicted: [] }, subject, []),
    tally: (seats, ...rest) =>
      tally(
        seats.map((seat) => ({ ...seat, conflicted: [] })),
        ...rest,
      ),
  },
  'an edit keeps approvals': {
    settle: (all, now) => settle(all, said(now, { revision: now.revision, digest: now.digest })),
  },
  'a rejection changes nothing': {
    settle: (all, now) =>
      settle(all, { ...now, decisions: now.decisions.filter((one) => one.decision !== 'reject') }),
  },
  'a late decision replaces a rejection': {
    canDecide: (actor, step, subject, ...rest) =>
      canDecide(
        actor,
        { ...step, status: step.status === 'rejected' ? 'open' : step.status },
        { ...subject, status: subject.status === 'rejected' ? 'in_review' : subject.status },
        ...rest,
      ),
  },
  'a withdrawn decision still counts': {
    settle: (all, now) => settle(all, said(now, { standing: 'counted' })),
  },
  'a stage does not wait': {
    canDecide: (actor, step, ...rest) =>
      canDecide(actor, { ...step, status: step.status === 'waiting' ? 'open' : step.status }, ...rest),
  },
  'the role is not looked at': {
    canDecide: (actor, step, ...rest) =>
      canDecide(actor, { ...step, escalated: true, escalateTo: 'cto' }, ...rest),
  },
  'a requirement that nobody can decide does not block': {
    settle: (all, now) =>
      settle(
        all.map((one) => ({ ...one, blocking: one.blocking && !now.unassigned.includes(one.key) })),
        now,
      ),
  },
  'open conditions are forgotten': {
    settle: (all, now) => settle(all, said(now, { openConditions: 0 })),
  },
  "a seat's approval stands without the board": {
    requirementsOf: (...given) =>
      requirementsOf(...given)
        .filter(({ kind }) => kind !== 'board')
        .map((one) => ({ ...one, seat: null })),
  },
  'the security veto weighs like any vote': {
    requirementsOf: (...given) => requirementsOf(...given).map((one) => ({ ...one, veto: false })),
  },
  'a late ratification blocks': {
    requirementsOf: (...given) => requirementsOf(...given).map((one) => ({ ...one, blocking: true })),
  },
  'the first word on a requirement wins': {
    settle: (all, now) =>
      settle(all, {
        ...now,
        decisions: now.decisions.filter(
          (one, at) => now.decisions.findIndex((other) => other.requirement === one.requirement) === at,
        ),
      }),
  },
  'the escalation role waits though nobody else is left': {
    staff: (asked, ...rest) => ({ ...staff(asked, ...rest), escalated: asked.escalated }),
  },
}

it.each(Object.entries(MUTANTS))('kills the mutant: %s', { timeout: 600_000 }, (_, fault) => {
  expect(String(check({ ...ENGINE, ...fault }, RUNS.small, SEED).errorInstance)).toMatch(
    /^Error: (I2|I4|I9|I11|I14|R18): /,
  )
})
