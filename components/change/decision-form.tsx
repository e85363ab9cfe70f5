'use client'
import clsx from 'clsx'
import { Ban, CircleCheck, CircleQuestionMark, ListChecks, type LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { ActionForm, type ReplyAction, useField, useReply } from '#components/ui/action-form'
import { Diff, type FieldDiff } from '#components/ui/diff'
import { FieldError } from '#components/ui/field'
import { KeptArea, KeptSelect, KeptText } from '#components/ui/kept-field'
import { Note } from '#components/ui/note'
import { SubmitButton } from '#components/ui/submit-button'
import { inside } from '#lib/auth/roles'

export type DecisionFormProps = {
  action: ReplyAction
  number: string
  step: { id: string; name: string; ratify: boolean }
  /** Of the content that is on the page: the decision binds to it (R06). */
  digest: string
  revision: number
  idempotencyKey: string
  people: readonly { id: string; name: string }[]
  /** Begins the ids of the fields; give another where two such forms share a page. */
  scope?: string
}
type Option = { value: string; label: string; icon: LucideIcon }
const APPROVE: Option = { value: 'approve', label: 'Approve', icon: CircleCheck }
const REST: Option[] = [
  { value: 'reject', label: 'Reject', icon: Ban },
  { value: 'ask', label: 'Ask', icon: CircleQuestionMark },
]
const CONDITIONS: Option = { value: 'approve_with_conditions', label: 'With conditions', icon: ListChecks }
const PHRASES = [
  'The plan is sound.',
  'The time suits us.',
  'The rollback is untested.',
  'Who watches it after?',
]
const ROWS = [0, 1, 2, 3, 4, 5]
/** The form shows what the choice needs by style alone, so that it does without script. */
const WHEN_CHOSEN: Record<string, string> = {
  approve: 'hidden group-has-[input[value=approve]:checked]/decide:inline',
  approve_with_conditions: 'hidden group-has-[input[value$=conditions]:checked]/decide:inline',
  reject: 'hidden group-has-[input[value=reject]:checked]/decide:inline',
  ask: 'hidden group-has-[input[value=ask]:checked]/decide:inline',
}

/** One person's decision on one requirement: what, with which conditions, and why. */
export function DecisionForm({ action, idempotencyKey, scope = 'decide', ...props }: DecisionFormProps) {
  return (
    <ActionForm
      action={action}
      idempotencyKey={idempotencyKey}
      scope={scope}
      className="group/decide @container grid gap-3"
      aria-label={`Your decision as ${inside(props.step.name)}`}
    >
      <Fields {...props} scope={scope} />
    </ActionForm>
  )
}

function Fields({
  number,
  step,
  digest,
  revision,
  people,
  scope,
}: Omit<DecisionFormProps, 'action' | 'idempotencyKey'>) {
  const changed = useChanged()
  const options = step.ratify ? [{ ...APPROVE, label: 'Ratify' }, ...REST] : [APPROVE, CONDITIONS, ...REST]
  return (
    <>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="step" value={step.id} />
      <input type="hidden" name="digest" value={changed?.digest ?? digest} />
      {changed ? (
        <Note tone="warn" title="Changed since you opened it.">
          What you send next counts for version {changed.revision}.
          <div className="mt-2">
            <Diff fields={changed.fields} />
          </div>
        </Note>
      ) : null}
      <DecisionChoice options={options} />
      {step.ratify ? null : (
        <fieldset className="hidden gap-2 group-has-[input[value$=conditions]:checked]/decide:grid">
          <legend className="mb-1 font-label">Conditions</legend>
          {ROWS.map((row) => (
            <div
              key={row}
              className="grid gap-1.5 rounded-control border border-line p-2 [.row:has(input:placeholder-shown)+&]:hidden row"
            >
              <KeptText
                label={`Condition ${row + 1}`}
                hideLabel
                name={`conditions.${row}.text`}
                placeholder="What must be done before the start"
              />
              <KeptSelect
                label={`Who sees to condition ${row + 1}`}
                hideLabel
                name={`conditions.${row}.ownerId`}
                empty="Who sees to it"
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          ))}
        </fieldset>
      )}
      <Reason scope={scope ?? 'decide'} />
      <SubmitButton wide icon={null}>
        <span className="group-has-[input[name=decision]:checked]/decide:hidden">Choose your decision</span>
        <span className={WHEN_CHOSEN.approve}>{step.ratify ? 'Ratify' : 'Approve'}</span>
        <span className={WHEN_CHOSEN.approve_with_conditions}>Approve with conditions</span>
        <span className={WHEN_CHOSEN.reject}>Reject</span>
        <span className={WHEN_CHOSEN.ask}>Ask for information</span>
      </SubmitButton>
      <p className="text-meta text-3">
        Signs version {changed?.revision ?? revision}{' '}
        <span className="tabular-nums">{(changed?.digest ?? digest).slice(0, 6)}</span>
      </p>
    </>
  )
}

function DecisionChoice({ options }: { options: readonly Option[] }) {
  const { id, error, typed } = useField('decision')
  return (
    <fieldset role="radiogroup" aria-required="true" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="sr-only">Your decision</legend>
      <div
        className={clsx(
          'grid grid-cols-2 gap-px overflow-hidden rounded-control border bg-line-strong',
          options.length === 3 ? '@min-[440px]:grid-cols-3' : '@min-[440px]:grid-cols-[repeat(4,auto)]',
          error ? 'border-stop' : 'border-control',
        )}
      >
        {options.map(({ value, label, icon: Icon }, at) => (
          <label
            key={value}
            className={clsx(
              'relative flex min-h-9 items-center justify-center gap-1.5 bg-canvas px-2 font-label whitespace-nowrap text-2 hover:bg-fill-1 max-md:min-h-11',
              'has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
              'has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
              options.length === 3 && at === 0 && 'col-span-2 @min-[440px]:col-span-1',
            )}
          >
            <input
              type="radio"
              name="decision"
              id={at === 0 ? id : `${id}-${value}`}
              value={value}
              defaultChecked={typed === value}
              className="absolute inset-0 size-full appearance-none opacity-0"
            />
            <Icon className="size-4" />
            {label}
          </label>
        ))}
      </div>
      {error ? (
        <div className="mt-1">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      ) : null}
    </fieldset>
  )
}

function Reason({ scope }: { scope: string }) {
  const box = useRef<HTMLDivElement>(null)
  const add = (phrase: string) => {
    const field = box.current?.querySelector('textarea')
    if (!field) return
    field.value = field.value.trim() ? `${field.value.trim()} ${phrase}` : phrase
    field.focus()
  }
  return (
    <div ref={box} className="grid gap-2">
      <KeptArea
        label="Reason"
        name="reason"
        rows={2}
        note="required unless you approve"
        id={`${scope}-reason`}
      />
      <div className="flex flex-wrap gap-1 [@media(scripting:none)]:hidden">
        {PHRASES.map((phrase) => (
          <button
            key={phrase}
            type="button"
            onClick={() => add(phrase)}
            className="min-h-6 rounded-full border border-line-strong bg-canvas px-2 text-meta text-2 hover:bg-fill-1"
          >
            {phrase}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The answer of a door that was shown older content: what differs, and the digest to decide on now. */
function useChanged(): { fields: FieldDiff[]; digest: string; revision: number } | null {
  const reply = useReply()
  if (!reply || reply.ok) return null
  const { differences, digest, revision } = reply.detail
  if (!Array.isArray(differences) || typeof digest !== 'string' || typeof revision !== 'number') return null
  return { fields: differences as FieldDiff[], digest, revision }
}
