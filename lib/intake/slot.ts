import { conflictsOf, noticeOf, type OtherChange, type Planned } from '../calendar/conflict'
import type { Interval } from '../calendar/window'
import { openings, overlaps } from '../calendar/window'
import { isAtLeast } from '../risk/matrix'

type Around = Parameters<typeof conflictsOf>[1]
export type Slot = Interval & { window: string }

const DAY = 86_400_000
/** How far ahead a time is sought; what lies between is read from the database. */
export const SLOT_DAYS = 70

/**
 * The first times of this length, at most one an opening, that lie in a window for the risk and have nothing against
 * them. Empty where no window takes it: very high risk needs a bespoke one (D18).
 */
export function slotsFor(plan: Planned, around: Around, count: number): Slot[] {
  const { earliest } = noticeOf({ ...plan, start: around.now }, around)
  const from = earliest > around.now ? earliest : around.now
  const until = new Date(around.now.getTime() + SLOT_DAYS * DAY)
  const length = plan.end.getTime() - plan.start.getTime()
  const free = (slot: Interval) => conflictsOf({ ...plan, ...slot }, around).length === 0
  const found = around.windows
    .filter(({ maxRisk }) => isAtLeast(maxRisk, plan.level ?? 'VERY_HIGH'))
    .flatMap((window) => openings(window, from, until).map((opening) => ({ opening, window })))
    .sort((a, b) => a.opening.start.getTime() - b.opening.start.getTime())
  const slots: Slot[] = []
  for (const { opening, window } of found) {
    if (slots.length === count) break
    const slot = startsIn(opening, from, around.others)
      .map((start) => ({ start, end: new Date(start.getTime() + length), window: window.name }))
      .find((one) => one.end <= opening.end && free(one))
    if (slot && !slots.some((other) => overlaps(other, slot))) slots.push(slot)
  }
  return slots
}

/** When something could begin within an opening: at its beginning, or when another change there ends. */
function startsIn(opening: Interval, from: Date, others: readonly OtherChange[]): Date[] {
  const first = opening.start > from ? opening.start : from
  const ends = others.map(({ end }) => end).filter((end) => end > first && end < opening.end)
  return [first, ...ends.sort((a, b) => a.getTime() - b.getTime())]
}
