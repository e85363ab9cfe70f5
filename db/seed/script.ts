import type { RequirementKey } from '#lib/policy/step'
import { type Almanac, numberOf, pick } from './almanac'
import { CAST, type CastKey } from './cast'
import type { Content } from './desk'
import { FACTS, type Run, say } from './diary'
import { type Act, find, type Pen, penOf } from './pen'
import { proceed } from './proceedings'
import { deputy } from './roster'
import type { Turn } from './turn'
import { FINISHED, REVIEWS, TICKS } from './words'

/** What one change is to become: who raises it, when, with what, and all that is done to it. */
export type Script = {
  run: Run
  by: CastKey
  raised: Date
  content: Content & { title: string }
  acts: Act[]
}

type Facts = { almanac: Almanac; idOf: (key: CastKey) => string; dateOf: (at: Date) => string }
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Tells of a run everything that is to happen, from the draft to the end, whatever of it lies ahead. */
export function scriptOf(run: Run, facts: Facts): Script {
  const { almanac } = facts
  const { work, turns, key, kind, words } = run
  const planned = run.refused ?? run
  const raised = kind === 'emergency' ? new Date(run.start.getTime() - 40 * MINUTE) : raisedAt(run, almanac)
  const pen = penOf(almanac, raised)
  const content = contentOf(run, facts, raised, planned)
  const t = (text: string) => say(text, words)
  const script = { run, by: work.by, raised, content, acts: pen.acts }

  const cancelled = find(turns, 'cancelled')
  if (cancelled?.at === 'draft') {
    pen.write(pen.office(2, `${key} drop`), 'cancel', (change, at) => change.cancel(at, t(cancelled.why)))
    return script
  }
  const submitted =
    kind === 'emergency' ? new Date(raised.getTime() + 4 * MINUTE) : pen.office(0, `${key} submit`)
  pen.write(submitted, 'submit', (change, at) => change.submit(at))
  if (!proceed(run, pen, almanac, content, t)) return script
  implement(run, pen, t)
  closeOut(run, pen, almanac, t)
  return script
}

/** Far enough ahead for its notice and for everything that comes between. */
function raisedAt({ turns, asks, key, start, refused, kind }: Run, almanac: Almanac): Date {
  const boarded = asks.some((one) => one.kind === 'board')
  const short = find(turns, 'overridden')?.conflict === 'short_notice'
  const detours =
    turns.reduce((sum, one) => sum + (DETOUR[one.turn] ?? 0), 0) + (find(turns, 'held')?.days ?? 0)
  const again = turns.some((one) => (one.turn === 'rejected' && one.again) || one.turn === 'edited')
  const notice = short ? (boarded ? 7 : 4) : (kind === 'major' ? 22 : 12) + numberOf(`${key} lead`, 7)
  const days = notice + detours + (boarded && again ? 6 : 0) + (refused ? 6 : 0)
  const day = almanac.business(almanac.placeOf(refused?.start ?? start), -days)
  return almanac.at(day, 9 * 60 + numberOf(`${key} raised`, 400))
}
const DETOUR: Partial<Record<Turn['turn'], number>> = {
  asked: 2,
  conditional: 2,
  deferred: 5,
  rejected: 3,
  withdrawn: 4,
  edited: 3,
  late: 4,
  retracted: 2,
}

function contentOf(
  { work, services, words, key, kind }: Run,
  { idOf, dateOf, almanac }: Facts,
  raised: Date,
  planned: { start: Date; end: Date },
): Content & { title: string } {
  const t = (text: string) => say(text, words)
  const tokens = (work.risk ?? '').split(' ').filter((token) => token !== '')
  const tried = almanac.business(almanac.placeOf(raised), -2 - numberOf(`${key} tried`, 7))
  const on = dateOf(almanac.at(tried, 720))
  const lines = (prefix: string, texts: readonly string[]) =>
    texts.map((text, place) => ({ id: `${prefix}-${place + 1}`, ...lineOf(t(text), work.does, idOf) }))
  const [business, technical, security] = work.impact.split(' ') as ['low', 'low', 'low']
  return {
    title: t(work.title),
    description: t(work.what),
    justification: t(work.why),
    ...(kind === 'emergency' && work.emergency
      ? { category: 'emergency', emergency: { trigger: work.emergency[0], severity: work.emergency[1] } }
      : {}),
    services,
    impact: { business, technical, security },
    risk: {
      declared: tokens.filter((token) => token.includes('-')),
      facts: Object.fromEntries(
        tokens
          .filter((token) => !token.includes('-'))
          .map((token) => [FACTS[token as keyof typeof FACTS] ?? token, true]),
      ),
    },
    implementerId: idOf(work.does),
    plannedStart: planned.start.toISOString(),
    plannedEnd: planned.end.toISOString(),
    steps: lines('step', work.steps),
    tests: (work.tests ?? []).map((text, place) => {
      const [title = '', ...evidence] = t(text).split(': ')
      return { id: `test-${place + 1}`, title, evidence: evidence.join(': '), result: 'passed', on }
    }),
    rollback: {
      steps: lines('back', work.back ?? []),
      ...(work.tried && { testedOn: on, testedWhere: work.tried }),
    },
    communication: (work.tell ?? []).map((text, place) => {
      const [audience = '', channel = '', when = '', message = ''] = t(text).split(' | ')
      return { id: `word-${place + 1}`, audience, channel, when, message }
    }),
  }
}

function lineOf(text: string, does: CastKey, idOf: (key: CastKey) => string) {
  const [, minutes = '0', title = '', who = does] = /^(\d+) (.*?)(?: @(\w+))?$/.exec(text) ?? []
  return { title, ownerId: idOf((who in CAST ? who : does) as CastKey), minutes: Number(minutes) }
}

/** The night itself. */
function implement({ work, turns, key, start, kind }: Run, pen: Pen, t: (text: string) => string) {
  const ended = find(turns, 'ended')
  const does = work.does
  const begin = kind === 'emergency' ? new Date(pen.last().getTime() + 2 * MINUTE) : start
  pen.write(new Date(begin.getTime() + numberOf(`${key} start`, 5) * MINUTE), 'start', (change, at) =>
    change.start(at, does),
  )
  const steps = work.steps.slice(0, ended && ended.outcome !== 'with_issues' ? ended.after : undefined)
  const tick = (id: string, text: string, note: string, status: 'done' | 'skipped' = 'done') => {
    const pace = 0.72 + numberOf(`${key} ${id}`, 30) / 100
    const at = new Date(
      pen.last().getTime() + Math.max(1, Math.round(Number.parseInt(text, 10) * pace)) * MINUTE,
    )
    pen.write(at, 'tick', (change, when) => change.tick(when, does, id, note, status))
  }
  for (const [place, text] of steps.entries()) {
    const skipped = turns.find((one) => one.turn === 'skipped' && one.step === place + 1)
    if (skipped?.turn === 'skipped') tick(`step-${place + 1}`, '1', t(skipped.note), 'skipped')
    else tick(`step-${place + 1}`, text, pick(TICKS, `${key} note ${place}`) ?? '')
  }
  if (ended?.outcome === 'rolled_back')
    for (const [place, text] of (work.back ?? []).entries()) tick(`back-${place + 1}`, text, '')
  const note = ended ? t(ended.note) : t(pick(work.ends ?? FINISHED, `${key} end`) ?? '')
  pen.write(new Date(pen.last().getTime() + 2 * MINUTE), 'finish', (change, at) =>
    change.finish(at, does, ended?.outcome ?? 'successful', note),
  )
}

const SIGNERS: readonly RequirementKey[] = [
  'change_manager',
  'change_manager',
  'technical_lead',
  'security_lead',
  'change_manager',
  'technical_lead',
]

/** The review by somebody who did not do it, and the end. */
function closeOut(
  { work, turns, key, kind, services }: Run,
  pen: Pen,
  almanac: Almanac,
  t: (text: string) => string,
) {
  const ended = find(turns, 'ended')
  const done = pen.last()
  const role: RequirementKey =
    kind === 'emergency' ? 'eca' : (pick(SIGNERS, `${key} signer`) ?? 'change_manager')
  // An emergency's review is due within a day, whatever day that is; the others wait for an office (D3).
  const urgent = almanac.at(almanac.placeOf(done) + 1, 9 * 60 + numberOf(`${key} sign`, 90))
  const latest = new Date(done.getTime() + 22 * HOUR)
  const at =
    kind === 'emergency'
      ? urgent < latest
        ? urgent
        : latest
      : pen.office(1 + Math.floor(numberOf(`${key} sign`, 20) / 19), `${key} sign`)
  const signer = deputy(role, almanac.day(almanac.placeOf(at)).date, [work.by, work.does])
  const good = work.review ?? (kind === 'routine' ? REVIEWS.routine : REVIEWS.successful)
  const other = numberOf(`${key} own`, 4) === 0 && kind !== 'major'
  const note = ended ? t(ended.review) : t(pick(other ? REVIEWS.successful : good, `${key} review`) ?? '')
  pen.write(at, 'sign', (change, when) => change.sign(when, signer, note))
  if (ended && ended.outcome !== 'with_issues' && services.length > 0) {
    const word =
      ended.outcome === 'failed'
        ? 'A new date is looked for.'
        : 'The next attempt will be a change of its own.'
    pen.write(new Date(pen.last().getTime() + 25 * MINUTE), 'say', (change, when) =>
      change.say(when, work.by, word),
    )
  }
  const closing = pen.office(numberOf(`${key} close`, 2), `${key} close`)
  const closer = deputy('change_manager', almanac.day(almanac.placeOf(closing)).date, [work.does])
  pen.write(closing, 'close', (change, when) => change.close(when, closer))
}
