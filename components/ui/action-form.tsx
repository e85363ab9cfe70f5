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

/** The answer of the form around it, for fields that show their own error and for results. */
export const useReply = (): Reply => useContext(ReplyContext)

/** The error of one field and what was typed into it before, so that a refused form loses nothing, script or not. */
export function useField(name: string): { error?: string; typed?: string } {
  const reply = useReply()
  if (!reply || reply.ok) return {}
  const typed = reply.values[name]
  return {
    error: reply.errors.find(({ path }) => path === name)?.message,
    typed: typeof typed === 'string' ? typed : undefined,
  }
}

type ActionFormProps = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: ReplyAction
  /** Drawn on the server for each rendering: the same press posted twice takes effect once. */
  idempotencyKey?: string
  /** Instead of "What you sent needs attention". */
  errorTitle?: string
  children: ReactNode
}
/**
 * A form over a server action. It says above its fields why it was refused and, below, that it succeeded; it works without
 * script, keeps what was typed when refused and empties itself when done.
 */
export function ActionForm({ action, idempotencyKey, errorTitle, children, ...form }: ActionFormProps) {
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
      <ReplyContext value={reply}>
        {reply && !reply.ok ? <Refused reply={reply} title={errorTitle} /> : null}
        {idempotencyKey ? <input type="hidden" name="idempotencyKey" value={idempotencyKey} /> : null}
        {children}
        {reply?.ok && reply.message ? (
          <Note tone="ok" live="status">
            {reply.message}
          </Note>
        ) : null}
      </ReplyContext>
    </form>
  )
}

function Refused({ reply, title }: { reply: Extract<Reply, { ok: false }>; title?: string }) {
  if (reply.errors.length === 0)
    return (
      <Note tone="stop" live="alert">
        {reply.message}
      </Note>
    )
  return (
    <ErrorSummary
      title={title}
      errors={reply.errors.map(({ path, message }) => ({ field: path, message }))}
    />
  )
}
