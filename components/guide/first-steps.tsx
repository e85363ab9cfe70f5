import clsx from 'clsx'
import { ArrowRight, Check, X } from 'lucide-react'
import Link from 'next/link'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { Step } from '#lib/guide/step'
import { paths } from '#lib/paths'

type FirstStepsProps = {
  steps: readonly Step[]
  /** In the demo one becomes whoever can. */
  demo: boolean
  zone: string
  now: Date
  hide: ReplyAction
}
/** The first five steps: what each is for, where it is done and, once it has happened, who did it first. */
export function FirstSteps({ steps, demo, zone, now, hide }: FirstStepsProps) {
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <section
      id="first-steps"
      aria-labelledby="first-steps-title"
      className="@container mx-6 my-4 scroll-mt-14 rounded-panel border border-line max-md:mx-4 print:hidden"
    >
      <header className="flex min-h-10 flex-wrap items-center gap-x-2 border-b border-line bg-sunken py-1 ps-4 pe-2">
        <h2 id="first-steps-title" className="text-ui">
          First steps
        </h2>
        <span className="text-meta text-3">
          {next ? `${done} of ${steps.length} done here.` : 'All five done here: the whole way of a change.'}
          {next && demo ? ' The menu under your name makes you whoever is named.' : null}
        </span>
        <ActionForm action={hide} className="ms-auto">
          <input type="hidden" name="guide" value="hidden" />
          <SubmitButton look="quiet" size="s" icon={<X />}>
            Put away
          </SubmitButton>
        </ActionForm>
      </header>
      <ol className="grid @min-[760px]:grid-cols-5">
        {steps.map((step, place) => (
          <li
            key={step.key}
            className={clsx(
              'grid content-start gap-1 px-4 py-3 not-first:border-t not-first:border-line @min-[760px]:not-first:border-s @min-[760px]:not-first:border-t-0',
              step === next && 'bg-accent-soft',
            )}
          >
            <p className="flex items-center gap-2 font-semibold">
              <span
                aria-hidden
                className={clsx(
                  'grid size-5 shrink-0 place-items-center rounded-full border text-micro [&>svg]:size-3',
                  step.done ? 'border-ok text-ok' : 'border-control text-3',
                )}
              >
                {step.done ? <Check /> : place + 1}
              </span>
              {step.title}
              <span className="sr-only">{step.done ? ', done' : ', to be done'}</span>
            </p>
            {step.done ? (
              <p className="text-meta text-3">
                {step.done.by}
                {step.done.number ? (
                  <>
                    {', '}
                    <Link prefetch={false} href={paths.change(step.done.number)} className="underline">
                      {step.done.number}
                    </Link>
                  </>
                ) : null}
                {', '}
                <Time at={step.done.at} zone={zone} now={now} />
              </p>
            ) : (
              <p className={clsx('text-meta text-3', step !== next && '@max-[760px]:hidden')}>
                {step.says} By {step.who}.
              </p>
            )}
            <Link
              prefetch={false}
              href={step.href}
              className="inline-flex min-h-6 items-center gap-1 justify-self-start text-meta font-medium [&>svg]:size-3.5"
            >
              {step.link}
              <ArrowRight />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
