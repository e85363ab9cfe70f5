'use client'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ConflictMark } from '#components/change/check-badge'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/choice'
import { FieldError, TextArea } from '#components/ui/field'
import { titleOf } from '#lib/intake/form'
import { useIntake } from './context'
import { EmergencyFields, ServicePicker } from './what-page'

/** What an emergency needs to be decided: five answers on one page (D10, D119). */
export function EmergencyPage() {
  const { content, preview, errorOf, set } = useIntake()
  const { justification, emergency, services, steps, rollback, title } = content
  const simple = steps.length <= 1 && rollback.steps.length <= 1
  const own = title && title !== titleOf(justification) ? title : ''
  const nearby = preview?.nearby ?? []
  const act = steps[0]?.detail || steps[0]?.title || content.description
  return (
    <div className="grid gap-5 md:gap-6">
      <input type="hidden" name="title" value={own} />
      {simple ? null : <input type="hidden" name="plan" value="kept" />}
      <ol className="grid gap-5">
        <Answer at={1} done={justification.length >= 40}>
          <TextArea
            label="What is wrong, and for whom?"
            name="justification"
            required
            rows={2}
            maxLength={10_000}
            defaultValue={justification}
            error={errorOf('justification') ?? errorOf('title')}
            help={`${justification.length} characters, at least 40. Becomes the justification.`}
          />
        </Answer>
        <Answer at={2} done={Boolean(emergency)}>
          <EmergencyFields part="trigger" />
        </Answer>
        <Answer at={3} done={Boolean(emergency)}>
          <EmergencyFields part="severity" />
        </Answer>
        <Answer at={4} done={services.length > 0}>
          <ServicePicker label="Which services?" help="Their owners are told." />
          {nearby.length > 0 ? (
            <p className="mt-1">
              <ConflictMark blocks={false}>
                {nearby.join(' and ')} touch them; shown, never blocking.
              </ConflictMark>
            </p>
          ) : null}
        </Answer>
        <Answer
          at={5}
          done={content.description !== '' && (rollback.steps.length > 0 || rollback.notPossible)}
        >
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 font-label">What will you do, and how back?</legend>
            <Lead word="Do">
              <textarea
                id="description"
                name="act"
                aria-label="What will you do?"
                rows={2}
                maxLength={4000}
                defaultValue={act}
                aria-invalid={errorOf('description') ? true : undefined}
                className="box ps-13!"
              />
            </Lead>
            <Lead word="Back">
              <textarea
                name="back"
                aria-label="How does it go back?"
                rows={2}
                maxLength={4000}
                defaultValue={rollback.steps[0]?.detail || rollback.steps[0]?.title}
                className="box ps-13!"
              />
            </Lead>
            {errorOf('description') ? <FieldError>{errorOf('description')}</FieldError> : null}
            <Checkbox
              name="notPossible"
              defaultChecked={rollback.notPossible}
              label={
                <>
                  Not possible, forward fix only <span className="text-3">reviewers weigh it</span>
                </>
              }
            />
          </fieldset>
        </Answer>
      </ol>
      <p className="text-meta text-3 noscript:hidden">
        It can wait for its approvals?{' '}
        <Button look="quiet" size="s" onClick={() => set({ category: 'normal', emergency: null })}>
          Make it a normal change
        </Button>
      </p>
    </div>
  )
}

function Answer({ at, done, children }: { at: number; done: boolean; children: ReactNode }) {
  return (
    <li className="md:grid md:grid-cols-[20px_minmax(0,1fr)] md:gap-3">
      <span
        aria-hidden="true"
        className={clsx(
          'grid size-5 place-items-center rounded-full border text-micro font-semibold max-md:hidden',
          done ? 'border-ok text-ok' : 'border-control text-3',
        )}
      >
        {done ? <Check className="size-3" /> : at}
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}

function Lead({ word, children }: { word: string; children: ReactNode }) {
  return (
    <span className="relative block">
      <span aria-hidden="true" className="pointer-events-none absolute start-2.5 top-1.5 text-meta text-3">
        {word}
      </span>
      {children}
    </span>
  )
}
