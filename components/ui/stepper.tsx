import clsx from 'clsx'
import { Check, CircleDot, TriangleAlert, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export type StepState = 'done' | 'now' | 'todo' | 'failed'
export type Step = { label: string; state: StepState; detail?: ReactNode }
const SAID: Record<StepState, string> = {
  done: 'done',
  now: 'current',
  todo: 'to come',
  failed: 'stopped here',
}

/** The life of one thing in words; on a phone a segmented line with the current word. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="flex max-md:gap-1">
      {steps.map((step, at) => {
        const here = step.state === 'now' || step.state === 'failed'
        return (
          <li
            key={step.label}
            aria-current={here ? 'step' : undefined}
            className={clsx(
              'relative grid min-w-0 flex-1 content-start gap-1.5 max-md:gap-1 md:pe-3 md:last:flex-none',
              here && 'max-md:min-w-24',
              at < steps.length - 1 &&
                'md:before:absolute md:before:start-5 md:before:end-0 md:before:top-[9px] md:before:h-px',
              at < steps.length - 1 &&
                (step.state === 'done' ? 'md:before:bg-ok' : 'md:before:bg-line-strong'),
            )}
          >
            <span
              aria-hidden="true"
              className={clsx(
                'keep-colour h-1 rounded-full md:hidden',
                { done: 'bg-ok', now: 'bg-accent', todo: 'bg-fill-2', failed: 'bg-stop' }[step.state],
              )}
            />
            <span
              aria-hidden="true"
              className={clsx(
                'relative grid size-5 place-items-center rounded-full border max-md:hidden [&>svg]:size-3',
                {
                  done: 'border-ok bg-canvas text-ok',
                  now: 'border-accent bg-accent text-on-accent',
                  todo: 'border-control bg-canvas',
                  failed: 'border-stop bg-canvas text-stop',
                }[step.state],
              )}
            >
              {{ done: <Check />, now: <CircleDot />, todo: null, failed: <X /> }[step.state]}
            </span>
            <span className={clsx(!here && 'max-md:sr-only')}>
              <span
                className={clsx(
                  'block text-meta text-balance',
                  {
                    done: 'font-medium text-2',
                    now: 'font-semibold text-accent',
                    todo: 'font-medium text-3',
                    failed: 'font-semibold text-stop',
                  }[step.state],
                )}
              >
                {step.label}
                <span className="sr-only">, {SAID[step.state]}</span>
              </span>
              {step.detail ? (
                <span className="block text-micro text-3 max-md:hidden">{step.detail}</span>
              ) : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

export type WizardStep = {
  label: string
  href: string
  state: 'done' | 'error' | 'todo'
  detail: ReactNode
  current?: boolean
}
/** The pages of a long form, any of which may be opened. */
export function WizardSteps({ label, steps }: { label: string; steps: readonly WizardStep[] }) {
  return (
    <nav aria-label={label} className="-mb-px overflow-x-auto [scrollbar-width:none]">
      <ol className="flex justify-between gap-5">
        {steps.map((step, at) => (
          <li key={step.href}>
            <Link
              prefetch={false}
              href={step.href}
              aria-current={step.current ? 'step' : undefined}
              className="group flex scroll-mx-4 gap-2 border-b-2 border-transparent pt-2 pb-2.5 text-2 no-underline hover:text-1 hover:no-underline focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:[scroll-initial-target:nearest]"
            >
              <span
                aria-hidden="true"
                className={clsx(
                  'grid size-5 shrink-0 place-items-center rounded-full border text-micro font-semibold [&>svg]:size-3',
                  step.current
                    ? 'border-accent bg-accent text-on-accent'
                    : {
                        done: 'border-ok text-ok',
                        error: 'border-stop text-stop',
                        todo: 'border-control text-3',
                      }[step.state],
                )}
              >
                {step.current || step.state === 'todo' ? (
                  at + 1
                ) : step.state === 'done' ? (
                  <Check />
                ) : (
                  <TriangleAlert />
                )}
              </span>
              <span>
                <span className="block font-medium whitespace-nowrap group-aria-[current]:font-semibold group-aria-[current]:text-1">
                  {step.label}
                </span>
                <span
                  className={clsx(
                    'block text-micro whitespace-nowrap',
                    step.state === 'error' ? 'text-stop' : 'text-3',
                  )}
                >
                  {step.detail}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
