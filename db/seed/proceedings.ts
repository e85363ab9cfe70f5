import { SEATS, type SeatKey } from '#lib/policy/step'
import { type Almanac, numberOf, pick } from './almanac'
import { CAST, type CastKey } from './cast'
import type { Content, Seats } from './desk'
import type { Run } from './diary'
import { find, type Pen } from './pen'
import { deputy, isAway, SEAT_ROLES } from './roster'
import type { Turn } from './turn'
import { AGAIN, AGREED, APPROVALS, OUTVOTED, RULINGS } from './words'

const MINUTE = 60_000
type Text = (text: string) => string

/** From submission to the confirmed time; false when it ends before. */
export function proceed(run: Run, pen: Pen, almanac: Almanac, content: Content, t: Text): boolean {
  const { work, turns, key, kind } = run
  comment(run, pen, t)
  const cancelled = find(turns, 'cancelled')
  if (cancelled?.at === 'review') {
    pen.write(pen.office(1, `${key} drop`), 'cancel', (change, at) => change.cancel(at, t(cancelled.why)))
    return false
  }
  const add = (what: string) => ({ description: `${content.description} ${t(what)}` })
  const withdrawn = find(turns, 'withdrawn')
  if (withdrawn) {
    pen.write(pen.office(1, `${key} back`), 'withdraw', (change, at) => change.withdraw(at, t(withdrawn.why)))
    const { again } = withdrawn
    if (again === null) return false
    pen.write(pen.office(1, `${key} more`), 'edit', (change, at) => change.edit(at, add(again)))
    pen.write(pen.office(0, `${key} anew`), 'submit', (change, at) => change.submit(at))
  }
  const rejected = find(turns, 'rejected')
  if (rejected) {
    decide(run, pen, almanac, t, turns)
    const { again } = rejected
    if (again === null) return false
    pen.write(pen.office(1, `${key} more`), 'edit', (change, at) => change.edit(at, add(again)))
    pen.write(pen.office(0, `${key} anew`), 'submit', (change, at) => change.submit(at))
  }
  const once = turns.filter((one) => one.turn !== 'rejected')
  decide(run, pen, almanac, t, once)
  const edited = find(turns, 'edited')
  if (edited) {
    pen.write(pen.office(1, `${key} why`), 'say', (change, at) => change.say(at, work.by, t(edited.why)))
    pen.write(pen.office(0, `${key} edit`), 'edit', (change, at) => change.edit(at, add(edited.added)))
    decide(run, pen, almanac, t, [])
  }
  if (kind === 'emergency') return true
  const held = find(turns, 'held')
  if (held) {
    pen.write(pen.office(0, `${key} hold`), 'hold', (change, at) => change.hold(at, t(held.why)))
    pen.write(pen.office(held.days, `${key} on`), 'resume', (change, at) => change.resume(at))
  }
  confirm(run, pen, almanac, t)
  if (cancelled) {
    pen.write(pen.office(2, `${key} drop`), 'cancel', (change, at) => change.cancel(at, t(cancelled.why)))
    return false
  }
  return true
}

/** One of the remarks of the work, beside some of its runs. */
function comment({ work, key, words: _, kind }: Run, pen: Pen, t: Text) {
  const said = pick(work.says ?? [], `${key} says`)
  if (!said || (kind !== 'emergency' && numberOf(`${key} silent`, 5) === 0)) return
  const [, who = 'olga', body = ''] = /^@(\w+) (.*)$/s.exec(t(said)) ?? []
  const at = kind === 'emergency' ? new Date(pen.last().getTime() + 3 * MINUTE) : pen.office(0, `${key} says`)
  if (who in CAST) pen.write(at, 'say', (change, when) => change.say(when, who as CastKey, body))
}

/** Everyone who is asked speaks, stage by stage, then the board. */
function decide(run: Run, pen: Pen, almanac: Almanac, t: Text, turns: readonly Turn[]) {
  const { work, asks, key, kind } = run
  const spoken: CastKey[] = [work.by, work.does]
  const began = pen.today()
  const seated = new Set<SeatKey>()
  const round = `${key} ${turns.length} ${pen.acts.length}`
  const rejected = find(turns, 'rejected')
  const spokenThere = (find(turns, 'outvoted') ?? find(turns, 'abstained'))?.seat
  const conditional = find(turns, 'conditional')
  const date = (at: Date) => almanac.day(almanac.placeOf(at)).date
  const boarded = asks.some((one) => one.kind === 'board')
  let ended = false

  for (const { key: role, seat, people } of asks) {
    if (role === 'board' || ended) continue
    const mine = <T extends Turn>(one: T | undefined) =>
      one && 'by' in one && one.by === role ? one : undefined
    // Who will vote against it or abstain waits for the meeting, and so does every seat but the chair when the board rejects.
    if (seat && (spokenThere === seat || (rejected?.by === 'board' && seat !== 'change_manager'))) continue
    const late = turns.find((one) => one.turn === 'late' && one.by === role)
    const at =
      kind === 'emergency'
        ? new Date(
            pen.last().getTime() + (3 + numberOf(`${round} ${role}`, role === 'eca' ? 14 : 9)) * MINUTE,
          )
        : pen.office(late ? (role === 'business_owner' ? 3 : 2) : 0, `${round} ${role}`)
    const among = people && (Object.keys(CAST) as CastKey[]).filter((one) => people.includes(run.idOf(one)))
    // The owner is away or busy: another of the seat votes in the meeting.
    if (among && boarded && !among.some((one) => !spoken.includes(one) && !isAway(one, date(at)))) continue
    // Past its time the business asks upwards, and the chief operating officer speaks.
    const above = late !== undefined && role === 'business_owner'
    const second = role !== 'business_owner' && numberOf(`${round} ${role} desk`, 6) === 0
    const who = above ? 'omar' : deputy(role, date(at), spoken, { among, second })
    if (mine(rejected)) {
      pen.write(at, 'reject', (change, when) => change.reject(when, who, role, t(rejected!.why)))
      ended = true
      continue
    }
    const asked = turns.find((one) => one.turn === 'asked' && one.by === role)
    if (asked?.turn === 'asked') {
      pen.write(at, 'ask', (change, when) => change.ask(when, who, role, t(asked.question)))
      const answered =
        kind === 'emergency' ? new Date(pen.last().getTime() + 6 * MINUTE) : pen.office(1, `${round} answer`)
      pen.write(answered, 'answer', (change, when) => change.answer(when, role, t(asked.answer)))
    }
    const then = asked ? (kind === 'emergency' ? pen.last() : pen.office(0, `${round} then`)) : at
    if (mine(conditional)) {
      const { owner, condition, why } = conditional!
      pen.write(then, 'approve', (change, when) =>
        change.approveIf(when, who, role, t(why), [[owner, t(condition)]]),
      )
    } else {
      const silent =
        numberOf(`${round} ${role} silent`, kind === 'emergency' ? 3 : 9) > (kind === 'emergency' ? 1 : 3)
      const reason = silent ? '' : (pick(APPROVALS[role] ?? [], `${round} ${role} reason`) ?? '')
      pen.write(then, 'approve', (change, when) => change.approve(when, who, role, reason))
    }
    const retracted = turns.find((one) => one.turn === 'retracted' && one.by === role)
    if (retracted?.turn === 'retracted') {
      pen.write(pen.office(0, `${round} retract`), 'retract', (change, when) =>
        change.retract(when, who, t(retracted.why)),
      )
      pen.write(pen.office(1, `${round} again`), 'approve', (change, when) =>
        change.approve(when, who, role, pick(AGAIN, round) ?? ''),
      )
    }
    spoken.push(who)
    if (seat) seated.add(seat)
  }
  if (ended) return
  if (boarded) meet(run, pen, almanac, t, { turns, spoken, seated, round, began })
  if (conditional) {
    const { by, owner, evidence } = conditional
    const when = pen.office(1, `${round} met`)
    const confirming = deputy(by, date(when), [work.by, work.does, owner])
    pen.write(when, 'meet', (change, at) => change.meet(at, confirming, t(evidence)))
  }
}

type Meeting = {
  turns: readonly Turn[]
  spoken: CastKey[]
  seated: ReadonlySet<SeatKey>
  round: string
  /** The day on which the round was opened, whose agenda is closed. */
  began: number
}

/** The board on its next Tuesday: who has not spoken yet votes there. */
function meet(
  { key }: Run,
  pen: Pen,
  almanac: Almanac,
  t: Text,
  { turns, spoken, seated, round, began }: Meeting,
) {
  const today = pen.today()
  const opens = 14 * 60 + 10 + numberOf(`${round} agenda`, 70)
  const same =
    today > began &&
    almanac.day(today).weekday === 2 &&
    almanac.day(today).business &&
    almanac.at(today, opens) > pen.last()
  let place = same ? today : almanac.next(2, today)
  const chair = () => deputy('change_manager', almanac.day(place).date, spoken.slice(0, 2))
  const deferred = find(turns, 'deferred')
  if (deferred) {
    const presiding = chair()
    pen.write(almanac.at(place, opens), 'defer', (change, at) =>
      change.board(at, 'deferred', t(deferred.why), {}, presiding),
    )
    pen.write(pen.office(2, `${key} brought`), 'say', (change, at) =>
      change.say(at, spoken[0]!, t(deferred.said)),
    )
    place = almanac.next(2, place)
  }
  const rejected = find(turns, 'rejected')
  const outvoted = find(turns, 'outvoted')
  const abstained = find(turns, 'abstained')
  const conditional = find(turns, 'conditional')
  const busy = [...spoken]
  const seats: Seats = {}
  for (const seat of SEATS) {
    if (seated.has(seat)) continue
    const who = deputy(SEAT_ROLES[seat], almanac.day(place).date, busy)
    busy.push(who)
    const against = rejected?.by === 'board' || outvoted?.seat === seat
    if (abstained?.seat === seat) seats[seat] = [who, 'abstain', t(abstained.why)]
    else
      seats[seat] = against ? [who, 'reject', t(rejected?.why ?? outvoted?.why ?? '')] : [who, 'approve', '']
  }
  const presiding = chair()
  const spoke = conditional && SEATS.some((seat) => SEAT_ROLES[seat] === conditional.by)
  const outcome = rejected?.by === 'board' ? 'rejected' : spoke ? 'approved_with_conditions' : 'approved'
  const rationale =
    outcome === 'rejected'
      ? t(rejected?.why ?? '')
      : (pick(outvoted ? OUTVOTED : RULINGS, `${round} ruling`) ?? '')
  pen.write(almanac.at(place, opens), 'board', (change, at) =>
    change.board(at, outcome, rationale, seats, presiding),
  )
}

/** The change manager confirms the time, with whatever has to be overridden for it. */
function confirm(run: Run, pen: Pen, almanac: Almanac, t: Text) {
  const { work, turns, key, refused, start, end } = run
  const overridden = find(turns, 'overridden')
  const at = pen.office(0, `${key} schedule`)
  const manager = deputy('change_manager', almanac.day(almanac.placeOf(at)).date, [work.by, work.does])
  if (refused && overridden?.refused) {
    pen.write(at, 'override', (change, when) =>
      change.override(when, 'outside_window', t(overridden.why), []),
    )
    pen.write(pen.office(0, `${key} refuse`), 'refuse', (change, when) =>
      change.refuse(when, manager, 'outside_window', t(overridden.refused ?? '')),
    )
    pen.write(pen.office(0, `${key} propose`), 'propose', (change, when) => change.propose(when, start, end))
    decide(run, pen, almanac, t, [])
  }
  const then = refused ? pen.office(0, `${key} then`) : at
  pen.write(then, 'schedule', (change, when) =>
    overridden
      ? change.schedule(when, manager, t(overridden.why), pick(AGREED, key))
      : change.schedule(when, manager),
  )
}
