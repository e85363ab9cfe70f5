import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client'
import type { Context } from '../../context'
import { readable } from '../reader/queries'
import { cutsOf, mayBeMisspelt, nearestOf } from './word'

/** Words of one search that are looked up as misspelt; a search with more of them is not understood. */
const MOST_MISSPELT = 3
const NEIGHBOURS = 300

export const textList = (words: readonly string[]) =>
  sql`array[${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )}]::text[]`
/** The database's own form of a search; the last word may be cut short. */
export const queryOf = (terms: readonly string[]): SQL => sql`search_query(${textList(terms)}, true)`
/** Rows of `change` in which every one of the words is found. */
export const isFoundBy = (terms: readonly string[]): SQL =>
  sql`change.id in (select w.change_id from change_words w where w.words @@ ${queryOf(terms)})`

/** Only the first so many changes that hold a word are asked about: a common word costs no more than a rare one. */
const ASKED = 100
const isSeen = (ctx: Context, query: SQL) => sql`exists (select 1
  from (select w.change_id from change_words w where w.words @@ ${query} limit ${ASKED}::int offset 0) held
  join change on change.id = held.change_id where ${readable(ctx) ?? sql`true`})`

/**
 * The words again, each that no change of this reader holds replaced by its nearest known word that one does; null where
 * nothing is replaced. Words of changes that the reader may not know of count for nothing (T18): neither is such a word
 * ever an answer, nor does it keep its neighbour from being one.
 */
export async function findSpelling(ctx: Context, terms: readonly string[]): Promise<string[] | null> {
  const spelt = terms.flatMap((term, at) => (mayBeMisspelt(term) ? [{ term, at }] : []))
  if (spelt.length === 0) return null
  const asked = await db.execute<{ at: number; seen: boolean }>(
    sql.join(
      spelt.map(({ term, at }) => sql`select ${at}::int as at, ${isSeen(ctx, queryOf([term]))} as seen`),
      sql` union all `,
    ),
  )
  const unseen = spelt.filter(({ at }) => asked.some((one) => one.at === at && !one.seen))
  if (unseen.length === 0 || unseen.length > MOST_MISSPELT) return null
  const known = await db.execute<{ at: number; word: string }>(
    sql.join(
      unseen.map(
        ({ term, at }) =>
          sql`(select ${at}::int as at, k.word from known_word k where k.near && ${textList(cutsOf(term))}
            order by abs(length(k.word) - ${term.length}::int) limit ${NEIGHBOURS}::int)`,
      ),
      sql` union all `,
    ),
  )
  const meant = unseen.flatMap(({ term, at }) =>
    nearestOf(
      term,
      known.filter((one) => one.at === at).map(({ word }) => word),
    ).map((word) => ({ at, word })),
  )
  if (meant.length === 0) return null
  const answers = await db.execute<{ at: number; word: string; seen: boolean }>(
    sql.join(
      meant.map(
        ({ at, word }) =>
          sql`select ${at}::int as at, ${word}::text as word, ${isSeen(ctx, sql`search_query(${textList([word])}, false)`)} as seen`,
      ),
      sql` union all `,
    ),
  )
  const corrected = terms.map((term, at) => {
    if (!unseen.some((one) => one.at === at)) return term
    return meant.find(
      (one) => one.at === at && answers.some((a) => a.at === at && a.word === one.word && a.seen),
    )?.word
  })
  return corrected.every((word) => word !== undefined) ? corrected : null
}
