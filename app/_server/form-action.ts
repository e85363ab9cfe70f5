import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import type { FormAction } from './action'
import { formToObject, withoutSecrets } from './form'
import { refuseCrossSite } from './origin'

type Outcome = { to: string } | { message: string }
/** A form that also keeps or drops a cookie: signing in and out, set-up, one's own look and password. */
export const formAction =
  (handle: (values: Record<string, unknown>) => Promise<Outcome>): FormAction =>
  async (_state, form) => {
    let values: Record<string, unknown> = {}
    let outcome: Outcome
    try {
      refuseCrossSite(await headers())
      values = formToObject(form)
      outcome = await handle(values)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { errors = [], ...detail } = error.detail
      return {
        ok: false,
        code: error.code,
        message: error.message,
        errors,
        detail,
        values: withoutSecrets(values),
      }
    }
    if ('to' in outcome) redirect(outcome.to)
    revalidatePath(paths.home(), 'layout')
    return { ok: true, message: outcome.message }
  }
