import { eq } from 'drizzle-orm'
import type { db, Tx } from '#db/client'
import { person } from '#db/schema/auth'
import { review } from '#db/schema/review'

export async function findReview(tx: Tx | typeof db, changeId: string) {
  const [row] = await tx
    .select({ note: review.note, signedAt: review.signedAt, signedBy: person.name, signedById: person.id })
    .from(review)
    .innerJoin(person, eq(person.id, review.signedBy))
    .where(eq(review.changeId, changeId))
  return row ?? null
}
