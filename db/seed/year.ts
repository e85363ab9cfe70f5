import { sql } from 'drizzle-orm'
import { db } from '#db/client'
import { changeWindow } from '#db/schema/calendar'
import { declareFreeze } from '#lib/calendar/declare-freeze'
import { openWindow } from '#lib/calendar/open-window'
import { listFreezes, listWindows } from '#lib/calendar/queries'
import type { Interval } from '#lib/calendar/window'
import { getBusinessCalendar } from '#lib/organisation/queries'
import { wallClock } from '#lib/organisation/zone'
import { getRulebook } from '#lib/policy/queries'
import { type Begun, contextAt, type IdOf, raiseChange } from './desk'
import { diaryOf } from './diary'
import { type Script, scriptOf } from './script'
import { freezesOf } from './season'
import type { Story } from './story'
import { WORKS } from './works'

/** Changes told side by side, each on a connection of its own. */
const LANES = 4
const DAY = 86_400_000

type Telling = {
  idOf: IdOf
  now: Date
  say: (message: string) => void
  taken: readonly (Interval & { services: readonly string[] })[]
  /** Tells each n-th change of the year; null: none. */
  every: number | null
}

/** The scripts of the twelve months before now, in the order in which they were raised. */
export async function scriptsOf({
  idOf,
  now,
  taken,
}: Pick<Telling, 'idOf' | 'now' | 'taken'>): Promise<Script[]> {
  const [calendar, windows, freezes, rulebook] = await Promise.all([
    getBusinessCalendar(),
    listWindows(),
    listFreezes(),
    getRulebook(),
  ])
  const { runs, almanac } = diaryOf(WORKS, { now, calendar, windows, freezes, rulebook, idOf, taken })
  const dateOf = (at: Date) => wallClock(at, calendar.zone).toPlainDate().toString()
  return runs
    .map((run) => scriptOf(run, { almanac, idOf, dateOf }))
    .filter(({ raised }) => raised <= now)
    .sort((a, b) => a.raised.getTime() - b.raised.getTime())
}

/**
 * Tells the year by the commands that its people used. What an earlier start told is passed over or gone on with.
 * Today's stories are drafted in their place, so that numbers rise with the days, and told one by one at the end.
 */
export async function tellYear({ idOf, now, say, taken, every }: Telling, stories: readonly Story[]) {
  const scripts =
    every === null ? [] : (await scriptsOf({ idOf, now, taken })).filter((_, at) => at % every === 0)
  await openWindows(idOf, scripts)
  const known = await begunChanges()
  const entries = [...scripts, ...stories].sort((a, b) => a.raised.getTime() - b.raised.getTime())
  const today: (() => Promise<void>)[] = []
  let [next, told] = [0, 0]
  let drafted: Promise<unknown> = Promise.resolve()
  const lane = async () => {
    for (let entry = entries[next++]; entry; entry = entries[next++]) {
      const { by, raised, content } = entry
      // One draft at a time, in the order of the days.
      const raising = drafted.then(() => raiseChange(idOf, by, raised, content, known.get(content.title)))
      drafted = raising
      const change = await raising
      if ('acts' in entry) {
        for (const act of entry.acts.filter(({ at }) => at <= now)) await act.do(change)
        await change.ring(now)
        told++
        if (told % 50 === 0 || told === scripts.length) say(progress(told, scripts.length, raised))
      } else {
        const { tell } = entry
        today.push(async () => {
          await tell?.(change)
          await change.ring(now)
        })
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  for (const story of today) await story()
  return entries.length
}

const progress = (told: number, all: number, at: Date) =>
  `telling the year: ${told} of ${all} changes, ${at.toLocaleDateString('en', { month: 'long', year: 'numeric' })}`

/** What is in the books by title, with how many acts. */
async function begunChanges(): Promise<Map<string, Begun>> {
  const rows = await db.execute<{ title: string } & Begun>(sql`
    select c.title, c.id, c.number, coalesce((select max(substring(e.request_id from '^CHG-[0-9]+-([0-9]+)$')::int)
      from audit_event e where e.stream = 'change:' || c.id), 0) as acts from change c`)
  return new Map(rows.map(({ title, ...begun }) => [title, begun]))
}

/** The freezes of the year; declared before its diary is made, which keeps clear of them. */
export async function declareFreezes(idOf: IdOf, now: Date) {
  const known = new Set((await listFreezes()).map(({ name }) => name))
  for (const { declared, by, owner, ...given } of freezesOf(now))
    if (!known.has(given.name))
      await declareFreeze(contextAt(idOf, by, declared), { ...given, ownerId: idOf(owner) })
}

/** Very high risk goes through in a window of its own (D18). */
async function openWindows(idOf: IdOf, scripts: readonly Script[]) {
  const calendar = await getBusinessCalendar()
  const known = new Set(
    (await db.select({ name: changeWindow.name }).from(changeWindow)).map(({ name }) => name),
  )
  for (const { run, content, raised } of scripts) {
    const name = `${content.title.slice(0, 90)} window`
    if (run.kind !== 'major' || known.has(name)) continue
    await openWindow(contextAt(idOf, 'mona', new Date(raised.getTime() - 3 * DAY)), {
      kind: 'once',
      name,
      zone: calendar.zone,
      maxRisk: 'VERY_HIGH',
      startsAt: run.start.toISOString(),
      endsAt: new Date(run.start.getTime() + 8 * 3_600_000).toISOString(),
    })
  }
}
