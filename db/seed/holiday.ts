import { Temporal } from 'temporal-polyfill'

type Holiday = { date: string; name: string }

/** Easter Sunday by the Gregorian reckoning (Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return new Temporal.PlainDate(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** Days on which Dutch banks are closed. Liberation Day is a day off every fifth year; King's Day is never a Sunday. */
export function holidaysOf(year: number): Holiday[] {
  const easter = easterOf(year)
  const king = new Temporal.PlainDate(year, 4, 27)
  const days: [Temporal.PlainDate, string][] = [
    [new Temporal.PlainDate(year, 1, 1), "New Year's Day"],
    [easter.add({ days: 1 }), 'Easter Monday'],
    [king.dayOfWeek === 7 ? king.subtract({ days: 1 }) : king, "King's Day"],
    ...(year % 5 === 0
      ? ([[new Temporal.PlainDate(year, 5, 5), 'Liberation Day']] as [Temporal.PlainDate, string][])
      : []),
    [easter.add({ days: 39 }), 'Ascension Day'],
    [easter.add({ days: 50 }), 'Whit Monday'],
    [new Temporal.PlainDate(year, 12, 25), 'Christmas Day'],
    [new Temporal.PlainDate(year, 12, 26), 'Second day of Christmas'],
  ]
  return days.map(([date, name]) => ({ date: date.toString(), name }))
}
