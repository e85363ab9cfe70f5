import { notFound } from 'next/navigation'
import { cache } from 'react'
import { getChangePage } from '#lib/change/page/queries'
import { Refusal } from '#lib/refusal'
import { requireSignedIn } from '../../../_server/session'

/** The change as the signed-in person may see it, read once per request; unknown and hidden look alike (T18). */
export const loadChange = cache(async (number: string) => {
  const { ctx, profile } = await requireSignedIn()
  try {
    const page = await getChangePage(ctx, number)
    return { ctx, me: profile, readerZone: profile.zone ?? undefined, page }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound()
    throw error
  }
})
export type Loaded = Awaited<ReturnType<typeof loadChange>>

/** What each page of a change is given by its address. */
export type ChangeParams = { params: Promise<{ number: string }> }

/** A key for each form of this rendering: the same press sent twice takes effect once (R02). */
export const formKey = () => crypto.randomUUID()
