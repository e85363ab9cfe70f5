/** Passwords tried for one account in an hour (T07). Further ones are not even tried. */
export const GUESSES_AN_HOUR = 20
/** Failures from one address in an hour; an office shares one. */
export const ADDRESS_GUESSES_AN_HOUR = 200
/** Failures of unknown devices in the whole installation in ten minutes. */
export const ALL_GUESSES_IN_TEN_MINUTES = 1000
const LONGEST_WAIT = 900

/** Seconds to wait after so many failures in a row: 1 s doubling to 15 minutes, never a lock-out (T07). */
export const waitAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(2 ** (failures - 1), LONGEST_WAIT)

/** "1 second", "2 minutes"; rounded up. */
export const waitInWords = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
