import type { Vocabulary } from '../policy/vocabulary'
import { inflections, type Token } from './token'

/** A denial reaches this many words, so that each word is looked at a bounded number of times (T23). */
const REACH = 8

/**
 * For each token whether the text denies it: “no database change”, “does not touch the API”, “without a migration”,
 * “the schema is not affected”. A denial ends with its clause; “no longer” and “without downtime” deny nothing.
 */
export function deniedTokens(tokens: readonly Token[], negation: Vocabulary['negation']): boolean[] {
  const is = setsOf(negation)
  const denied = tokens.map(() => false)
  const forward = (from: number) => {
    for (let at = from; at < tokens.length && at < from + REACH; at++) {
      if (at > from && endsClause(tokens, at, is.stop)) return
      denied[at] = true
    }
  }
  const backward = (to: number) => {
    for (let at = to; at >= 0 && at > to - REACH; at--) {
      denied[at] = true
      if (tokens[at]?.gap !== 'none') return
    }
  }
  tokens.forEach(({ word }, at) => {
    if (is.after.has(word)) backward(at)
    const next = tokens[at + 1]
    if (!next || next.gap === 'sentence' || is.harmless.has(next.word)) return
    if (is.before.has(word)) forward(at + 1)
    if (!is.not.has(word) && !word.endsWith("n't")) return
    const touches = is.touch.has(next.word) || is.touch.has(tokens[at + 2]?.word ?? '')
    if (touches || is.article.has(next.word)) forward(at + 1)
    if (touches && [tokens[at - 1]?.word ?? '', word, next.word].some((near) => is.passive.has(near)))
      backward(at)
  })
  return denied
}

function setsOf(negation: Vocabulary['negation']) {
  const { before, after, not, touch, article, passive, harmless, stop } = negation
  return {
    before: new Set(before),
    after: new Set(after),
    not: new Set(not),
    touch: new Set(touch.flatMap(inflections)),
    article: new Set(article),
    passive: new Set(passive),
    harmless: new Set(harmless),
    stop: new Set(stop),
  }
}

/** A denied list goes on over its commas when “or” follows: “no network, database or API change”. */
function endsClause(tokens: readonly Token[], at: number, stop: ReadonlySet<string>): boolean {
  const { word, gap } = tokens[at] as Token
  if (gap === 'sentence' || stop.has(word)) return true
  if (gap === 'none') return false
  const ahead = tokens.slice(at, at + 4)
  const listEnd = ahead.findIndex((token) => token.word === 'or' || token.word === 'nor')
  return listEnd < 0 || ahead.slice(1, listEnd + 1).some((token) => token.gap === 'sentence')
}
