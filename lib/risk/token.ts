/** `clause` after a comma, colon, bracket or quote; `sentence` after its end, a blank line or a list mark. */
export type Gap = 'none' | 'clause' | 'sentence'
/** One word: in lower case, as written, where it stands (UTF-16 offsets into the text) and what comes before it. */
export type Token = { word: string; text: string; start: number; end: number; gap: Gap }

const LETTER = /[\p{L}\p{N}\p{M}]/u
const [OTHER, LOWER, UPPER, DIGIT, SENTENCE, CLAUSE, LINE, BLANK, MARK, QUOTE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
]
/** The kind of each code unit up to the general punctuation; letters beyond ASCII are asked of Unicode. */
const KINDS = new Uint8Array(0x2100)
for (const [kind, characters] of [
  [LOWER, 'abcdefghijklmnopqrstuvwxyz'],
  [UPPER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [DIGIT, '0123456789'],
  [SENTENCE, '.!?;'],
  [CLAUSE, ',:()[]–—"“”'],
  [LINE, '\n'],
  [BLANK, ' \t\r'],
  [MARK, '-*•'],
  [QUOTE, "'’"],
] as const)
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return KINDS[code] || (code > 127 && LETTER.test(text.charAt(at)) ? LOWER : OTHER)
}
const isLetter = (kind: number): boolean => kind === LOWER || kind === UPPER || kind === DIGIT

/** The words of a text in one pass over its characters (T23): runs of letters and digits, apostrophes inside included. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let gap: Gap = 'sentence'
  let lineStart = false
  let at = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (isLetter(kind)) {
      const end = endOfWord(text, at, kind)
      const written = text.slice(at, end)
      tokens.push({ word: plain(written), text: written, start: at, end, gap })
      gap = 'none'
      lineStart = false
      at = end
      continue
    }
    if (endsSentence(text, at, kind, lineStart)) gap = 'sentence'
    else if (kind === CLAUSE && gap === 'none') gap = 'clause'
    lineStart = kind === LINE || (lineStart && kind === BLANK)
    at++
  }
  return tokens
}

/** Joined names are read word by word: `SessionStore` is session and store, `GraphQL` one word. */
function endOfWord(text: string, start: number, first: number): number {
  let before = first
  for (let at = start + 1; ; at++) {
    const kind = kindAt(text, at)
    if (kind === QUOTE ? !isLetter(kindAt(text, at + 1)) : !isLetter(kind)) return at
    if (before === LOWER && kind === UPPER && kindAt(text, at + 1) === LOWER) return at
    before = kind
  }
}

/** The full stop in `local.settings` ends nothing; a line that merely wraps goes on. */
const endsSentence = (text: string, at: number, kind: number, lineStart: boolean): boolean =>
  (kind === SENTENCE && !(text.charAt(at) === '.' && isLetter(kindAt(text, at + 1)))) ||
  (lineStart && (kind === LINE || kind === MARK))

function plain(written: string): string {
  const word = written.toLowerCase()
  if (!word.includes("'") && !word.includes('’')) return word
  const straight = word.replaceAll('’', "'")
  return straight.endsWith("'s") ? straight.slice(0, -2) : straight
}

/** A word with its regular inflections: plural, third person, past and participle. */
export function inflections(word: string): string[] {
  const last = word.at(-1) ?? ''
  const stem = word.slice(0, -1)
  const forms = [word, `${word}s`]
  if (/(?:[sxz]|ch|sh)$/.test(word)) forms.push(`${word}es`)
  if (last === 'e') return [...forms, `${word}d`, `${stem}ing`]
  if (/[^aeiou]y$/.test(word)) return [...forms, `${stem}ies`, `${stem}ied`, `${word}ing`]
  if (/[^aeiou][aeiou][bdgmnprt]$/.test(word)) forms.push(`${word}${last}ed`, `${word}${last}ing`)
  return [...forms, `${word}ed`, `${word}ing`]
}
