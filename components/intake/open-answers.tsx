'use client'
import { Note } from '#components/ui/note'
import type { StepKey } from '#lib/intake/progress'
import type { FieldError } from '#lib/refusal'
import { STEP_NAMES, stepOf, useIntake } from './context'

/**
 * What is open or wrong; each line leads to its field, on whichever page that is. It changes while people write, so it
 * is told politely and never takes the focus.
 */
export function OpenAnswers({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  const { goTo, hrefOf, step: here } = useIntake()
  return (
    <div id="open-answers" tabIndex={-1}>
      <Note tone="stop" live="status" title={title}>
        <ul>
          {errors.map(({ path, message }) => {
            const step: StepKey = stepOf(path)
            return (
              <li key={path}>
                <a
                  href={`${hrefOf(step)}#${path}`}
                  onClick={(event) => {
                    event.preventDefault()
                    goTo(step, path)
                  }}
                >
                  {message}
                </a>{' '}
                {step === here ? null : <span className="text-3">{STEP_NAMES[step]}</span>}
              </li>
            )
          })}
        </ul>
      </Note>
    </div>
  )
}
