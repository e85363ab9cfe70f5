'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeContent } from '#lib/change/schema'
import type { FieldError } from '#lib/refusal'

const WAIT = 1000
const RETRY = 5000

export type Draft = { content: ChangeContent; restricted: boolean }
export type SaveState =
  | { kind: 'rest' | 'saving' | 'signed-out' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string }
  | { kind: 'refused'; message: string; errors: FieldError[] }
  /** `mine` is theirs with the fields that were written here. */
  | { kind: 'conflict'; theirs: ChangeContent; mine: ChangeContent; version: number }
type Stored = { number: string | null; version: number | null }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
/** The fields of `to` that differ from `from`. */
export const fieldsThatDiffer = (from: ChangeContent, to: ChangeContent): Partial<ChangeContent> =>
  Object.fromEntries(
    Object.entries(to).filter(([key, value]) => !same(value, from[key as keyof ChangeContent])),
  )

/**
 * Saves a draft by itself, one second after the last change and one save at a time. The first save of a new change
 * makes the draft. A save that fails is tried again and loses nothing; two windows on one draft are told apart.
 */
export function useDraft(initial: Draft & Stored, live: boolean, onNumber: (number: string) => void) {
  const [state, setState] = useState<SaveState>({ kind: 'rest' })
  const stored = useRef<Stored>({ number: initial.number, version: initial.version })
  const saved = useRef<Draft>({ content: initial.content, restricted: initial.restricted })
  const wanted = useRef<Draft>(saved.current)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const key = useRef('')
  const flushRef = useRef<() => Promise<boolean>>(async () => true)

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const sent = wanted.current
    const { number, version } = stored.current
    const changes = fieldsThatDiffer(saved.current.content, sent.content)
    const restricted = sent.restricted === saved.current.restricted ? {} : { restricted: sent.restricted }
    if (number && same(changes, {}) && same(restricted, {})) return true
    setState({ kind: 'saving' })
    key.current ||= crypto.randomUUID()
    const answer = number
      ? await send(`/api/v1/changes/${number}/draft`, 'PATCH', { version, changes, ...restricted })
      : await send('/api/v1/changes', 'POST', { ...sent.content, restricted: sent.restricted }, key.current)
    if (answer.ok) {
      const value = answer.body as { number: string; version: number }
      stored.current = { number: value.number, version: value.version }
      saved.current = sent
      if (!number) onNumber(value.number)
      setState({ kind: 'saved', at: answer.at })
      return true
    }
    // Another body under the same key would be refused; nothing was stored under it.
    if (answer.status === 422) key.current = ''
    setState(stateOf(answer, changes))
    // A person who signs in again does so in another tab; this one then goes on by itself.
    if (answer.status === 0 || answer.status === 401 || answer.status >= 500)
      timer.current = setTimeout(() => void flushRef.current(), RETRY)
    return false
  }, [onNumber])

  /** `made` asks for the draft to exist even when nothing is written yet. */
  const flush = useCallback(
    async (made = false): Promise<boolean> => {
      clearTimeout(timer.current)
      if (!live || (!made && !stored.current.number && same(wanted.current, saved.current))) return true
      while (running.current) await running.current
      running.current = saveOnce()
      const done = await running.current
      running.current = null
      return done && wanted.current !== saved.current && !same(wanted.current, saved.current)
        ? flushRef.current()
        : done
    },
    [live, saveOnce],
  )
  flushRef.current = flush

  const note = useCallback(
    (draft: Draft) => {
      wanted.current = draft
      if (!live) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), WAIT)
    },
    [flush, live],
  )
  /** Something else wrote to the change, such as a file. */
  const noteVersion = useCallback((version: number) => {
    stored.current = { ...stored.current, version }
  }, [])
  /** After a conflict: what the other window saved is the ground on which this one is saved. */
  const settle = useCallback(
    (theirs: ChangeContent, version: number, draft: Draft) => {
      stored.current = { ...stored.current, version }
      saved.current = { ...saved.current, content: theirs }
      wanted.current = draft
      setState({ kind: 'rest' })
      void flush()
    },
    [flush],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!same(wanted.current, saved.current)) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [])

  const unsaved = useCallback(() => fieldsThatDiffer(saved.current.content, wanted.current.content), [])
  return { state, note, flush, noteVersion, settle, unsaved, stored }
}

type Answer = { ok: boolean; status: number; at: string; body: unknown }
async function send(to: string, method: string, body: unknown, key?: string): Promise<Answer> {
  try {
    const response = await fetch(to, {
      method,
      headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
      body: JSON.stringify(body),
    })
    return {
      ok: response.ok,
      status: response.status,
      at: response.headers.get('date') ?? '',
      body: await response.json(),
    }
  } catch {
    return { ok: false, status: 0, at: '', body: null }
  }
}

function stateOf({ status, body }: Answer, changes: Partial<ChangeContent>): SaveState {
  const problem = (body ?? {}) as {
    detail?: string
    errors?: FieldError[]
    version?: number
    content?: ChangeContent
  }
  if (status === 409 && problem.content && problem.version)
    return {
      kind: 'conflict',
      theirs: problem.content,
      mine: { ...problem.content, ...changes },
      version: problem.version,
    }
  if (status === 0 || status >= 500)
    return { kind: 'failed', message: 'Not saved. Your text is kept here, and saving is tried again.' }
  if (status === 401) return { kind: 'signed-out' }
  const errors = (problem.errors ?? []).map(({ path, message }) => ({
    path: path.replace(/^changes\./, ''),
    message,
  }))
  return { kind: 'refused', message: problem.detail ?? 'Not saved.', errors }
}
