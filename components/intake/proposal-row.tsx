'use client'
import clsx from 'clsx'
import { Check, CircleSlash, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { RiskBadge } from '#components/change/risk-badge'
import { Id } from '#components/ui/badge'
import { buttonClass } from '#components/ui/button'
import { FieldError } from '#components/ui/field'
import type { IntakePreview } from '#lib/intake/preview'
import { useIntake } from './context'

type Proposal = IntakePreview['proposals'][number]

/** A proposed factor with the words it comes from, accepted or dismissed with a reason. */
export function ProposalRow({ proposal }: { proposal: Proposal }) {
  const { content, errorOf } = useIntake()
  const { id, description, from, because, level, impact, likelihood } = proposal
  const dismissal = content.risk.dismissed.find(({ factor }) => factor === id)
  const answer = content.risk.declared.includes(id) ? 'accept' : dismissal ? 'dismiss' : ''
  const name = `factors.${id}.answer`
  const error = errorOf(name) ?? errorOf(`factors.${id}.reason`)
  return (
    <li
      className={clsx(
        'group border-t border-line px-4 py-3 first:border-t-0',
        answer === '' && 'bg-warn-soft',
      )}
    >
      <fieldset className="grid gap-1">
        <legend className="sr-only">{description}</legend>
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-semibold">
              {description} <Id>{id}</Id>
            </p>
            {from ? (
              <p className="text-meta text-3">
                From {from.field}: “
                {from.parts.map(({ text, hit }, at) =>
                  hit ? (
                    <mark key={at} className="rounded-[2px] bg-risk-3-soft px-0.5 font-semibold text-1">
                      {text}
                    </mark>
                  ) : (
                    text
                  ),
                )}
                ”
              </p>
            ) : null}
            {because.map((reason) => (
              <p key={reason} className="text-meta text-3">
                {reason}
              </p>
            ))}
          </div>
          <div className="flex items-center gap-1">
            {answer === 'dismiss' ? null : (
              <AnswerRadio id={name} name={name} value="accept" pressed={answer === 'accept'}>
                <Check /> {answer === 'accept' ? 'Accepted' : 'Accept'}
              </AnswerRadio>
            )}
            {answer === 'accept' ? null : (
              <AnswerRadio name={name} value="dismiss" pressed={answer === 'dismiss'}>
                {answer === 'dismiss' ? <CircleSlash /> : <X />}{' '}
                {answer === 'dismiss' ? 'Dismissed' : 'Dismiss'}
              </AnswerRadio>
            )}
            {answer === '' ? null : (
              <AnswerRadio name={name} value="" quiet>
                Undo
              </AnswerRadio>
            )}
          </div>
        </div>
        <p className="flex items-center gap-3 text-meta text-2">
          <RiskBadge level={level} />
          <span className="text-3 tabular-nums">
            impact {impact}, likelihood {likelihood}
          </span>
        </p>
        {answer === 'dismiss' ? (
          <div className="mt-1 grid gap-1">
            <input
              id={`factors.${id}.reason`}
              name={`factors.${id}.reason`}
              aria-label={`Why ${id} does not apply`}
              aria-invalid={error ? true : undefined}
              maxLength={1000}
              placeholder="Why it does not apply"
              defaultValue={dismissal?.reason}
              className="box"
            />
            <p className="text-meta text-3">Reviewers see this reason.</p>
          </div>
        ) : null}
        {error ? <FieldError>{error}</FieldError> : null}
      </fieldset>
    </li>
  )
}

/** A radio that looks like the button it is pressed as, and like a verdict once it is. */
function AnswerRadio({
  id,
  name,
  value,
  pressed = false,
  quiet,
  children,
}: {
  id?: string
  name: string
  value: string
  pressed?: boolean
  quiet?: boolean
  children: ReactNode
}) {
  const { readNow } = useIntake()
  return (
    <label
      className={clsx(
        'relative has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
        pressed
          ? 'me-2 inline-flex h-7 items-center gap-1 text-meta font-label [&>svg]:size-3.5'
          : buttonClass(quiet ? 'quiet' : 'secondary', 's'),
        pressed && (value === 'accept' ? 'text-ok' : 'text-unknown'),
      )}
    >
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={pressed}
        onChange={() => {
          readNow()
          if (value === '') requestAnimationFrame(() => document.getElementById(name)?.focus())
        }}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      {children}
    </label>
  )
}
