import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineChore } from '../../define-chore'
import { Refusal } from '../../refusal'
import { textList } from './queries'

/** Changes read in one transaction, far below the time that a statement may take. */
const AT_ONCE = 200

/**
 * Adds the words of changes that were written lately to the known ones, and gives how many changes were read. In the order
 * of the alphabet, so that two workers wait for each other at most, and apart from commands, which wait for neither.
 */
export const learnWords = defineChore({
  name: 'learn-words',
  schema: z.strictObject({}),
  async run(tx, { actor }) {
    if (actor.kind !== 'system') throw new Refusal('forbidden', 'Only the worker learns words.')
    const taken = await tx.execute<{ change_id: string }>(sql`
      delete from change_unlearned where change_id in
        (select change_id from change_unlearned limit ${AT_ONCE} for update skip locked) returning change_id`)
    if (taken.length === 0) return 0
    await tx.execute(sql`
      insert into known_word (word, near)
      select word, near_words(word) from (
        select distinct lexeme as word
        from unnest(${textList(taken.map(({ change_id }) => change_id))}::uuid[]) subject, text_of_change(subject) said,
          unnest(to_tsvector('simple', concat_ws(' ', said.title, said.reasons, said.plans, said.comments)))
        where lexeme ~ '^[[:alpha:]]{4,24}$') used
      where not exists (select 1 from known_word k where k.word = used.word)
      order by word
      on conflict do nothing`)
    return taken.length
  },
})
