import { and, gt, inArray, lt, sql } from 'drizzle-orm'
import { db } from '#db/client'
import { change } from '#db/schema/change'
import { AHEAD } from '../../change/lifecycle'
import { readable } from '../../change/queries'
import type { Context } from '../../context'
import { nextWeekday } from '../../organisation/hours'
import { getBusinessCalendar, listHolidays } from '../../organisation/queries'
import { getRulebook } from '../../policy/queries'
import type { PlannedService } from '../conflict'
import { conflictKey, conflictsOf, PLANNED } from '../conflict'
import { frozenTimes } from '../freeze'
import { listOverridden } from '../override/queries'
import { listFreezes, listWindows } from '../queries'
import { openings } from '../window'

/** A range shows at most this many changes; `more` says that there are others. */
const CAP = 1000
const SHOWN = [...PLANNED, 'deferred', 'in_pir', 'closed'] as const

/**
 * All that a calendar shows between two instants: changes the reader may know of (T18) with what stands against those
 * to come, openings of windows, freezes, boards and holidays. One query for each kind, whatever the range holds.
 */
export async function getCalendar(ctx: Context, { start, end }: { start: Date; end: Date }) {
  const [rows, windows, freezes, calendar, rulebook, holidays] = await Promise.all([
    listPlanned(ctx, start, end),
    listWindows(),
    listFreezes(),
    getBusinessCalendar(),
    getRulebook(),
    listHolidays(ctx),
  ])
  const planned = rows.slice(0, CAP)
  const overridden = await listOverridden(
    db,
    planned.map(({ id }) => id),
  )
  const others = planned.map(({ services, number, visible, ...row }) => ({
    ...row,
    number: visible ? number : 'another change',
    services: services.map(({ slug }) => slug),
  }))
  const rules = rulebook.timing
  const changes = planned
    .filter(({ visible }) => visible)
    .map((row) => {
      const open = row.end > ctx.now && AHEAD.includes(row.status)
      const found = open
        ? conflictsOf(
            { ...row, level: row.riskLevel },
            { windows, freezes, others, calendar, rules, now: ctx.now },
          )
        : []
      const conflicts = found.filter((conflict) => !overridden.has(`${row.id} ${conflictKey(conflict)}`))
      return { ...row, conflicts }
    })
  const boards: Date[] = []
  for (let at = start > ctx.now ? start : ctx.now; boards.length < 60; ) {
    at = nextWeekday(at, rules.cab.weekday, rules.cab.time, calendar)
    if (at >= end) break
    boards.push(at)
  }
  return {
    changes,
    more: rows.length > CAP,
    windows: windows
      .flatMap((window) => openings(window, start, end).map((opening) => ({ ...opening, window })))
      .sort((a, b) => a.start.getTime() - b.start.getTime()),
    freezes: freezes.flatMap((freeze) =>
      frozenTimes(freeze, start, end, calendar).map((during) => ({ ...during, freeze })),
    ),
    boards,
    holidays: new Map(holidays.map(({ date, name }) => [date, name])),
  }
}
export type CalendarView = Awaited<ReturnType<typeof getCalendar>>
export type CalendarChange = CalendarView['changes'][number]

async function listPlanned(ctx: Context, start: Date, end: Date) {
  const rows = await db
    .select({
      id: change.id,
      number: change.number,
      title: change.title,
      status: change.status,
      outcome: change.outcome,
      heldAt: change.heldAt,
      category: change.category,
      riskLevel: change.riskLevel,
      submittedAt: change.firstSubmittedAt,
      start: change.plannedStart,
      end: change.plannedEnd,
      visible: sql<boolean>`(${readable(ctx) ?? sql`true`})`,
      services: sql<
        PlannedService[]
      >`coalesce((select json_agg(json_build_object('slug', s.slug, 'name', s.name,
        'environment', s.environment, 'freezeBound', s.freeze_bound) order by s.name)
        from change_service cs join service s on s.id = cs.service_id where cs.change_id = change.id), '[]')`,
    })
    .from(change)
    .where(
      and(lt(change.plannedStart, end), gt(change.plannedEnd, start), inArray(change.status, [...SHOWN])),
    )
    .orderBy(change.plannedStart, change.number)
    .limit(CAP + 1)
  return rows.flatMap(({ start: from, end: to, ...row }) =>
    from && to ? [{ ...row, start: from, end: to }] : [],
  )
}
