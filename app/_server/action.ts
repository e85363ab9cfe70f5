import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Command } from '#lib/define-command'
import { type FieldError, Refusal } from '#lib/refusal'
import { formToObject, withoutSecrets } from './form'
import { refuseCrossSite } from './origin'
import { contextOf } from './session'

/** What a form shows after it was sent. `values` are what the person typed, so that nothing is lost. */
export type ActionState =
  | null
  | { ok: true; message?: string; value?: unknown }
  | {
      ok: false
      code: string
      message: string
      errors: FieldError[]
      detail: Record<string, unknown>
      values: Record<string, unknown>
    }
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>

type Runnable<T> = Pick<Command<T>, 'schema'> &
  ((ctx: Parameters<Command<T>>[0], input: unknown) => Promise<T>)
type Options<T> = {
  /** What the form's values are for the command, where they differ. */
  input?: (values: Record<string, unknown>) => unknown
  /** Where to go once it is done. */
  redirect?: (value: T, values: Record<string, unknown>) => string
  /** Pages to render anew; everything by default, since a change shows on many pages. */
  revalidate?: (value: T) => string
  message?: string
}

/** What every form goes through: from this site, its fields as one object, and a refusal answered with what was typed. */
export const answer =
  (
    handle: (values: Record<string, unknown>, form: FormData, from: Headers) => Promise<() => ActionState>,
  ): FormAction =>
  async (_state, form) => {
    let values: Record<string, unknown> = {}
    let done: () => ActionState
    try {
      const from = await headers()
      refuseCrossSite(from)
      values = formToObject(form)
      done = await handle(values, form, from)
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
    return done()
  }

/** The one way a command becomes a server action: who, from this site, the form's object, the command, and back. */
export const action = <T>(command: Runnable<T>, options: Options<T> = {}): FormAction =>
  answer(async (values, form, from) => {
    const key = form.get('idempotencyKey')
    const ctx = await contextOf(from)
    const value = await command(
      typeof key === 'string' && key ? { ...ctx, idempotencyKey: key.slice(0, 200) } : ctx,
      options.input ? options.input(values) : values,
    )
    return () => {
      revalidatePath(options.revalidate?.(value) ?? '/', options.revalidate ? undefined : 'layout')
      if (options.redirect) redirect(options.redirect(value, values))
      return { ok: true, message: options.message, value }
    }
  })
