'use client'
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react'
import { ErrorSummary } from './error-summary'
import { Note } from './note'

/** What a server action answers; app/_server/action.ts makes it. */
export type Reply =
  | null
  | { ok: true; message?: string; value?: unknown }
  | {
      ok: false
      code: string
      message: string
      errors: { path: string; message: string }[]
      detail: Record<string, unknown>
      values: Record<string, unknown>
    }
export type ReplyAction = (state: Reply, form: FormData) => Promise<Reply>

const ReplyContext = createContext<Reply>(null)
const ScopeContext = createContext<string | undefined>(undefined)

/** The answer of the form around it, for fields that show their own error and for results. */
export const useReply = (): Reply => useContext(ReplyContext)

/** The id of a field: its name, after the scope of a form that shares the page with others of like names. */
const idOf = (scope: string | undefined, name: string) => (scope ? `${scope}-${name}` : name)

/** The error of one field and what was typed into it before, so that a refused form loses nothing, script or not. */
export function useField(name: string): { id: string; error?: string; typed?: string } {
  const reply = useReply()
  const id = idOf(useContext(ScopeContext), name)
  if (!reply || reply.ok) return { id }
  const typed = valueAt(reply.values, name)
  return {
    id,
    error: reply.errors.find(({ path }) => path === name)?.message,
    typed: typeof typed === 'string' ? typed : undefined,
  }
}
/** `conditions.0.text` in the object that the form spelt. */
const valueAt = (values: unknown, name: string): unknown =>
  name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values)

type ActionFormProps = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: ReplyAction
  /** Drawn on the server for each rendering: the same press posted twice takes effect once. */
  idempotencyKey?: string
  /** Where several forms of a page have fields of the same name: their ids begin with it. */
  scope?: string
  /** Instead of "What you sent needs attention". */
  errorTitle?: string
  children: ReactNode
}
/**
 * A form over a server action. It says above its fields why it was refused and, below, that it succeeded; it works without
 * script, keeps what was typed when refused and empties itself when done.
 */
export function ActionForm({
  action,
  idempotencyKey,
  scope,
  errorTitle,
  children,
  ...form
}: ActionFormProps) {
  const [reply, send, pending] = useActionState(action, null)
  const own = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (reply?.ok) own.current?.reset()
  }, [reply])
  return (
    <form
      {...form}
      ref={own}
      action={send}
      aria-busy={pending || undefined}
      onSubmit={(event) => {
        // React would empty the fields after any answer, a refusal too.
        event.preventDefault()
        if (pending) return
        const submitter = (event.nativeEvent as SubmitEvent).submitter
        const sent = new FormData(event.currentTarget, submitter)
        startTransition(() => send(sent))
      }}
    >
      <ScopeContext value={scope}>
        <ReplyContext value={reply}>
          {reply && !reply.ok ? <Refused reply={reply} title={errorTitle} scope={scope} /> : null}
          {idempotencyKey ? <input type="hidden" name="idempotencyKey" value={idempotencyKey} /> : null}
          {children}
          {reply?.ok && reply.message ? (
            <Note tone="ok" live="status">
              {reply.message}
            </Note>
          ) : null}
        </ReplyContext>
      </ScopeContext>
    </form>
  )
}

function Refused({
  reply,
  title,
  scope,
}: {
  reply: Extract<Reply, { ok: false }>
  title?: string
  scope?: string
}) {
  if (reply.errors.length === 0)
    return (
      <Note tone="stop" live="alert">
        {reply.message}
      </Note>
    )
  return (
    <ErrorSummary
      title={title}
      errors={reply.errors.map(({ path, message }) => ({ field: idOf(scope, path), message }))}
    />
  )
}
