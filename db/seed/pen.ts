import { type Almanac, numberOf } from './almanac'
import type { ToldChange } from './desk'
import type { Turn } from './turn'

const MINUTE = 60_000

export type Act = { at: Date; verb: string; do: (change: ToldChange) => Promise<unknown> }
/** Writes acts in the order of time: an act is never before the one written last. */
export function penOf(almanac: Almanac, raised: Date) {
  const acts: Act[] = []
  let last = raised
  const write = (at: Date, verb: string, what: (change: ToldChange, at: Date) => Promise<unknown>): Date => {
    const when = at > last ? at : new Date(last.getTime() + MINUTE)
    last = when
    acts.push({ at: when, verb, do: (change) => what(change, when) })
    return when
  }
  return {
    acts,
    write,
    last: () => last,
    today: () => almanac.placeOf(last),
    /** A time in office hours of the n-th business day from the act written last; today only while it is day. */
    office(n: number, key: string): Date {
      const today = almanac.placeOf(last)
      const spread = numberOf(key, 400)
      if (n === 0 && almanac.day(today).business) {
        const soon = new Date(last.getTime() + (20 + (spread % 150)) * MINUTE)
        if (soon < almanac.at(today, 17 * 60 + 20)) return soon
      }
      // What is left from the day before is done first thing.
      return almanac.at(
        almanac.business(today, Math.max(1, n)),
        9 * 60 + 5 + (n === 0 ? spread % 60 : spread),
      )
    },
  }
}
export type Pen = ReturnType<typeof penOf>

export const find = <K extends Turn['turn']>(turns: readonly Turn[], kind: K) =>
  turns.find((one): one is Extract<Turn, { turn: K }> => one.turn === kind)
