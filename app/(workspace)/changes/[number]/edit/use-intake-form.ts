'use client'
import { useSearchParams } from 'next/navigation'
import {
  type MouseEvent,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { type Choices, STEP_KEYS, stepOf } from '#components/intake/context'
import type { Reply, ReplyAction } from '#components/ui/action-form'
import type { ChangeStatus } from '#lib/change/lifecycle'
import type { ChangeContent } from '#lib/change/schema'
import { changesOf } from '#lib/intake/form'
import type { IntakePreview } from '#lib/intake/preview'
import type { StepKey } from '#lib/intake/progress'
import { pathOf, paths } from '#lib/paths'
import { type FieldError, Refusal, type Verdict } from '#lib/refusal'
import { formToObject } from '../../../../_server/form'
import { useDraft } from './use-draft'
import { usePreview } from './use-preview'

export type IntakeProps = {
  change: {
    number: string | null
    version: number | null
    revision: number
    status: ChangeStatus
    content: ChangeContent
    restricted: boolean
    files: readonly { id: string; name: string; size: number }[]
    askedAnew: readonly string[]
    maySubmit: Verdict
    mayAttach: Verdict
  }
  step: StepKey
  preview: IntakePreview | null
  choices: Choices
  zone: string
  readerZone: string
  idempotencyKey: string
  saveAction: ReplyAction
  submitAction: ReplyAction
}

/** The form's state: its content, where it is, what is wrong, and what each press does. */
export function useIntakeForm(props: IntakeProps) {
  const { change, choices, zone, readerZone } = props
  const live = change.status === 'draft'
  const form = useRef<HTMLFormElement>(null)
  const [reply, save, saving] = useActionState(props.saveAction, null)
  const [refused, submit, submitting] = useActionState(props.submitAction, null)
  const [content, setContent] = useState(() => typed(change.content, props.step, reply))
  const [restricted, setRestricted] = useState(change.restricted)
  const [number, setNumber] = useState(change.number)
  const [remount, setRemount] = useState(0)
  const [wrong, setWrong] = useState<FieldError[]>([])
  const search = useSearchParams().get('step') as StepKey | null
  const step = search && STEP_KEYS.includes(search) ? search : props.step
  const emergency = content.category === 'emergency' && step === 'what'
  const page = emergency ? 'emergency' : step
  const { data: preview, state: previewState, ask } = usePreview(props.preview)
  const [checked, setChecked] = useState<readonly StepKey[]>(() =>
    (props.preview?.progress ?? []).flatMap(({ key, state }) => (state === 'error' ? [key] : [])),
  )
  const hrefOf = useCallback(
    (to: StepKey) => (number ? paths.edit(number, { step: to }) : pathOf('/changes/new', {}, { step: to })),
    [number],
  )
  const onNumber = useCallback((made: string) => {
    setNumber(made)
    const at = new URLSearchParams(location.search).get('step') ?? undefined
    history.replaceState(null, '', paths.edit(made, { step: at }))
  }, [])
  const draft = useDraft({ ...change, content: change.content }, live, onNumber)

  const write = useCallback(
    (next: ChangeContent, secret: boolean) => {
      setContent(next)
      setRestricted(secret)
      draft.note({ content: next, restricted: secret })
      ask(next, draft.stored.current.number)
    },
    [ask, draft],
  )
  const read = useCallback(() => {
    if (!form.current) return
    const values = formToObject(new FormData(form.current))
    try {
      const next = { ...content, ...changesOf(page, values) }
      setWrong([])
      write(next, values.asksRestricted ? values.restricted === 'on' : restricted)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setWrong(error.detail.errors ?? [])
    }
  }, [write, content, page, restricted])
  const readRef = useRef(read)
  readRef.current = read

  const towards = useRef<{ field?: string } | null>(null)
  useEffect(() => {
    if (!towards.current) return
    focusOn(towards.current.field)
    towards.current = null
  }, [step])
  useEffect(() => {
    if (!refused) return
    setChecked(STEP_KEYS)
    requestAnimationFrame(() => focusOn('open-answers'))
  }, [refused])
  const goTo = useCallback(
    (to: StepKey, field?: string) => {
      setChecked((seen) => [...new Set([...seen, step, ...(to === 'submit' ? STEP_KEYS : [])])])
      void draft.flush()
      const known = draft.stored.current.number
      history.pushState(null, '', known ? paths.edit(known, { step: to }) : hrefOf(to))
      if (to === step) focusOn(field)
      else towards.current = { field }
    },
    [draft, hrefOf, step],
  )
  /** Links to pages of this form move within it, and so keep what is not saved yet. */
  const follow = (event: MouseEvent) => {
    const link = (event.target as HTMLElement).closest('a')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const to = STEP_KEYS.find((key) => link.getAttribute('href') === hrefOf(key))
    if (!to) return
    event.preventDefault()
    goTo(to)
  }
  const send = async (to: 'save' | 'submit') => {
    if (!(await draft.flush(true))) return
    const sent = new FormData()
    const { number: known, version } = draft.stored.current
    sent.set(
      'json',
      JSON.stringify(
        to === 'submit' ? { number: known } : { number: known, version, changes: draft.unsaved() },
      ),
    )
    sent.set('idempotencyKey', to === 'submit' ? props.idempotencyKey : crypto.randomUUID())
    startTransition(() => (to === 'submit' ? submit(sent) : save(sent)))
  }

  const answers = [
    ...wrong,
    ...errorsOf(reply),
    ...(draft.state.kind === 'refused' ? draft.state.errors : []),
  ]
  const open = preview?.progress.find(({ key }) => key === step)?.open ?? []
  const shown = [
    ...answers.filter(({ path }) => stepOf(path) === step),
    ...(checked.includes(step) && step !== 'submit' && step !== 'when' ? open : []),
  ]
  const errorOf = (path: string) => shown.find((one) => one.path === path)?.message
  const intake = {
    content,
    restricted,
    live,
    number,
    choices,
    zone,
    readerZone,
    preview,
    previewState,
    typed: reply && !reply.ok ? reply.values : {},
    errorOf,
    touch: () => setTimeout(() => readRef.current()),
    readNow: read,
    set: (changes: Partial<ChangeContent>) => write({ ...content, ...changes }, restricted),
    step,
    goTo,
    hrefOf,
  }
  const settle = (whose: 'theirs' | 'mine') => {
    if (draft.state.kind !== 'conflict') return
    const { theirs, version } = draft.state
    const chosen = draft.state[whose]
    draft.settle(theirs, version, { content: chosen, restricted })
    write(chosen, restricted)
    setRemount((count) => count + 1)
  }
  const press = (button: HTMLButtonElement | null) => {
    if (button?.name === 'submit') void send('submit')
    else if (button?.value === 'leave')
      void draft.flush().then((done) => done && leave(draft.stored.current.number))
    else if (button?.name === 'go') goTo(button.value as StepKey)
    else if (!live) void send('save')
  }
  return {
    intake,
    draft,
    form,
    save,
    page,
    step,
    emergency,
    shown,
    remount,
    read,
    follow,
    press,
    settle,
    missing: errorsOf(refused),
    refusals: [refused, reply].flatMap((one) =>
      one && !one.ok && one.errors.length === 0 ? [one.message] : [],
    ),
    busy: saving || submitting,
  }
}

function focusOn(field?: string) {
  const target = field ? document.getElementById(field) : document.querySelector('h1')
  target?.focus()
  target?.scrollIntoView({ block: field ? 'center' : 'end' })
}
const leave = (number: string | null) => location.assign(number ? paths.change(number) : paths.changes())
const errorsOf = (reply: Reply): FieldError[] =>
  reply && !reply.ok
    ? reply.errors.map(({ path, message }) => ({ path: path.replace(/^changes\./, ''), message }))
    : []

/** Without script a refused page comes back with what was typed into it. */
function typed(content: ChangeContent, step: StepKey, reply: Reply): ChangeContent {
  if (!reply || reply.ok || reply.values.changes) return content
  try {
    return { ...content, ...changesOf(reply.values.step === 'emergency' ? 'emergency' : step, reply.values) }
  } catch {
    return content
  }
}
