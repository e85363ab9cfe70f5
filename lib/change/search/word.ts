const MOST_TERMS = 12
const LONGEST_TERM = 60
/** Shorter ones have too many neighbours, and codes and numbers are never misspelt words. */
const SPELT = /^\p{L}{4,24}$/u
const CHOSEN = 5

/** The words of a search as the index may know them: no sign of any query language is left, so nothing in them commands. */
export const termsOf = (q: string): string[] =>
  q
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}._@/-]+/gu, ' ')
    .replace(/\bchg[- ]?(?=\d{1,9}\b)/g, 'chg-')
    .split(' ')
    .map((term) => term.replace(/^[._@/-]+|[._@/-]+$/g, '').slice(0, LONGEST_TERM))
    .filter(Boolean)
    .slice(0, MOST_TERMS)

/** `CHG-1024` of "chg-1024", "CHG 1024" or "1024"; null of anything else. */
export function numberOf(q: string): string | null {
  const digits = /^(?:chg[- ]?)?(\d{1,9})$/i.exec(q.trim())?.[1]
  return digits ? `CHG-${digits}` : null
}

export const mayBeMisspelt = (term: string): boolean => SPELT.test(term)

/** The word and what is left of it without one letter, or two: a known word that shares one of these is a neighbour. */
export function cutsOf(word: string): string[] {
  const once = shortened([word])
  return [...new Set([word, ...once, ...(word.length > 6 ? shortened(once) : [])])]
}
const shortened = (words: readonly string[]) =>
  words.flatMap((word) => [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1)))

/** Slips of the finger between two words: a letter too many, missing, wrong, or two swapped. */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}

/** The known words that a misspelt one most likely meant, closest first; a short word is allowed one slip, a longer one two. */
export function nearestOf(word: string, known: readonly string[]): string[] {
  const allowed = word.length > 6 ? 2 : 1
  const rank = (one: string) => slipsBetween(word, one) * 2 + (one[0] === word[0] ? 0 : 1)
  return known
    .filter((one) => one !== word && slipsBetween(word, one) <= allowed)
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank || a.one.length - b.one.length || (a.one < b.one ? -1 : 1))
    .slice(0, CHOSEN)
    .map(({ one }) => one)
}
