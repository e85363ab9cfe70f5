import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { paths } from '#lib/paths'
import { answer, type FormAction } from './action'

type Outcome = { to: string } | { message: string; value?: unknown }
/** A form that does more than one command: it keeps or drops a cookie, as signing in and out, or acts on several changes. */
export const formAction = (handle: (values: Record<string, unknown>) => Promise<Outcome>): FormAction =>
  answer(async (values) => {
    const outcome = await handle(values)
    return () => {
      if ('to' in outcome) redirect(outcome.to)
      revalidatePath(paths.home(), 'layout')
      return { ok: true, message: outcome.message, value: outcome.value }
    }
  })
