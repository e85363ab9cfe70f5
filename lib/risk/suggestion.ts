import type { Vocabulary } from '../policy/vocabulary'
import { deniedTokens } from './negation'
import { inflections, type Token, tokenise } from './token'

const FIELDS = ['title', 'description'] as const
export type Field = (typeof FIELDS)[number]
export type Text = Readonly<Record<Field, string>>
/** A factor proposed by a word of the text; offsets count UTF-16 units of that field as it was sent (contract). */
export type Suggestion = { id: string; field: Field; text: string; start: number; end: number }
/** `clear` when its own tier says the factor without help. */
export type Match = Omit<Suggestion, 'id'> & { points: number; clear: boolean }
export type Proposal = { id: string; points: number; matches: Match[] }

const QUIET = 'quiet'
const IGNORE = 'ignore'
type Form = { forms: readonly string[]; exact: boolean }
type Term = { term: string; owner: string; points: number; words: Form[] }
type Lookup = ReadonlyMap<string, readonly Term[]>

/** One suggestion for each proposed factor: the word that says it most clearly, the earliest among equals. */
export const suggest = (vocabulary: Vocabulary, text: Text): Suggestion[] =>
  propose(vocabulary, text).map(({ id, matches }) => {
    const { field, text, start, end } = matches.reduce((one, other) =>
      other.points > one.points ? other : one,
    )
    return { id, field, text, start, end }
  })

/** The factors whose words reach the threshold, in the vocabulary's order, each with every word that counted. */
export function propose(vocabulary: Vocabulary, text: Text): Proposal[] {
  const { points, factors } = vocabulary
  const found = new Map<string, Map<string, Match>>()
  let length = 0
  for (const field of FIELDS) {
    const tokens = tokenise(text[field])
    length += tokens.length
    for (const { term, from, to } of matchesIn(tokens, vocabulary)) {
      const matches = found.get(term.owner) ?? new Map<string, Match>()
      found.set(term.owner, matches)
      if (matches.has(term.term)) continue
      const start = tokens[from]?.start ?? 0
      const end = tokens[to]?.end ?? 0
      const weight = weightOf(points, term.owner, field)
      matches.set(term.term, {
        field,
        text: text[field].slice(start, end),
        start,
        end,
        points: term.points * weight,
        clear: term.points >= points.sure,
      })
    }
  }
  const sum = (owner: string) => sumOf([...(found.get(owner)?.values() ?? [])])
  const threshold = length > points.longWords ? points.longThreshold : points.threshold
  return Object.keys(factors).flatMap((id) => {
    const total = Math.min(points.cap, sum(id)) - sum(QUIET)
    const matches = [...(found.get(id)?.values() ?? [])].filter((match) => match.points > 0)
    return total >= threshold && matches.length > 0 ? [{ id, points: total, matches }] : []
  })
}

/** Clear words stand; words for another meaning take from the vague ones alone. */
function sumOf(matches: readonly Match[]): number {
  const add = (some: readonly Match[]) => some.reduce((sum, match) => sum + match.points, 0)
  return add(matches.filter(({ clear }) => clear)) + Math.max(0, add(matches.filter(({ clear }) => !clear)))
}

function weightOf(points: Vocabulary['points'], owner: string, field: Field): number {
  if (owner === QUIET) return field === 'title' ? points.quietTitle : points.quietDescription
  return field === 'title' ? points.title : 1
}

type Found = { term: Term; from: number; to: number }
/** Where each term first stands: the longest at each place, none inside a longer one, none denied or ignored. */
function matchesIn(tokens: readonly Token[], vocabulary: Vocabulary): Found[] {
  const lookup = lookupOf(vocabulary)
  const denied = deniedTokens(tokens, vocabulary.negation)
  const found = new Map<Term, Found>()
  const taken = new Map<string, number>()
  let ignoredTo = 0
  const look = (key: string, from: number) => {
    for (const term of lookup.get(key) ?? []) {
      if (from < ignoredTo) return
      if (!fits(tokens, from, term) || from < (taken.get(term.owner) ?? 0)) continue
      const next = from + term.words.length
      taken.set(term.owner, next)
      if (term.owner === IGNORE) ignoredTo = next
      else if (!found.has(term)) found.set(term, { term, from, to: next - 1 })
    }
  }
  tokens.forEach(({ word, text }, from) => {
    if (denied[from]) return
    look(word, from)
    if (text !== word) look(text, from)
  })
  return [...found.values()]
}

/** Whether the words after the first, by which the term was looked up, follow it. */
function fits(tokens: readonly Token[], from: number, { words }: Term): boolean {
  for (let step = 1; step < words.length; step++) {
    const token = tokens[from + step]
    const word = words[step]
    if (!token || token.gap !== 'none' || !word?.forms.includes(word.exact ? token.text : token.word))
      return false
  }
  return true
}

const lookups = new WeakMap<Vocabulary, Lookup>()
/** Terms by the forms of their first word, ignored phrases first, longer before shorter; made once for a vocabulary. */
function lookupOf(vocabulary: Vocabulary): Lookup {
  const known = lookups.get(vocabulary)
  if (known) return known
  const { factors, quiet, ignore, points } = vocabulary
  const list = (owner: string, terms: readonly string[], value: number): Term[] =>
    terms.map((term) => ({ term, owner, points: value, words: term.split(' ').map(formOf) }))
  const terms = [
    ...list(IGNORE, ignore, 0),
    ...Object.entries({ ...factors, [QUIET]: { ...quiet, against: [] } }).flatMap(([owner, tier]) => [
      ...list(owner, tier.sure, points.sure),
      ...list(owner, tier.likely, points.likely),
      ...list(owner, tier.hint, points.hint),
      ...list(owner, tier.against, -points.against),
    ]),
  ]
  const rank = ({ owner, words }: Term) => words.length + (owner === IGNORE ? 10 : 0)
  const lookup = new Map<string, Term[]>()
  for (const term of terms.sort((a, b) => rank(b) - rank(a)))
    for (const form of term.words[0]?.forms ?? []) lookup.set(form, [...(lookup.get(form) ?? []), term])
  lookups.set(vocabulary, lookup)
  return lookup
}

const formOf = (word: string): Form =>
  word === word.toLowerCase() ? { forms: inflections(word), exact: false } : { forms: [word], exact: true }
