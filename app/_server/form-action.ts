import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Refusal } from '#lib/refusal'
import type { FormAction } from './action'
import { formToObject, withoutSecrets } from './form'
import { refuseCrossSite } from './origin'

/** A form whose answer is a cookie and a page to go to: signing in and out, set-up, one's own look. `handle` gives the address. */
export const formAction =
  (handle: (values: Record<string, unknown>) => Promise<string>): FormAction =>
  async (_state, form) => {
    let values: Record<string, unknown> = {}
    let to: string
    try {
      refuseCrossSite(await headers())
      values = formToObject(form)
      to = await handle(values)
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
    redirect(to)
  }
