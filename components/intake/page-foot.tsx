'use client'
import { ChevronLeft, ChevronRight, Save, Send, Siren } from 'lucide-react'
import { Button } from '#components/ui/button'
import { SubmitButton } from '#components/ui/submit-button'
import type { ChangeStatus } from '#lib/change/lifecycle'
import type { StepKey } from '#lib/intake/progress'
import type { Verdict } from '#lib/refusal'
import { STEP_KEYS, STEP_NAMES, useIntake } from './context'

/** Where this page leads. A draft saves itself; a submitted change is saved as its next revision when asked. */
export function PageFoot({
  step,
  emergency,
  status,
  revision,
  maySubmit,
  dirty,
  busy,
}: {
  step: StepKey
  emergency: boolean
  status: ChangeStatus
  revision: number
  maySubmit: Verdict
  dirty: boolean
  busy: boolean
}) {
  const { choices, live, hrefOf, preview } = useIntake()
  const at = STEP_KEYS.indexOf(step)
  const [before, after] = [STEP_KEYS[at - 1], STEP_KEYS[at + 1]]
  const submits = status === 'draft' || status === 'rejected'
  const called = (preview?.deciders ?? [])
    .filter((one) => one.blocking)
    .flatMap(({ people }) => people.slice(0, 1))
  return (
    <footer className="action-bar sticky bottom-0 z-10 mt-auto flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-8 py-3 max-md:px-4">
      {emergency ? (
        <>
          <span className="text-meta text-3 max-md:hidden">
            Signed as {choices.me.name}. You cannot decide your own change.
          </span>
          <span className="ms-auto flex flex-wrap gap-2 max-md:w-full max-md:justify-between">
            <SubmitButton look="quiet" name="go" value="risk">
              All pages
            </SubmitButton>
            {submits ? (
              <SubmitButton
                look="danger-solid"
                icon={<Siren />}
                name="submit"
                value="now"
                aria-busy={busy || undefined}
                disabledReason={maySubmit.ok ? null : maySubmit.reason}
              >
                {called.length > 0
                  ? `Call ${called.map((name) => name.split(' ')[0]).join(' and ')}`
                  : 'Submit'}
              </SubmitButton>
            ) : null}
          </span>
        </>
      ) : (
        <>
          {before ? (
            <Button href={hrefOf(before)} icon={<ChevronLeft />} className="max-md:px-2!">
              <span className="max-md:sr-only">Back</span>
            </Button>
          ) : null}
          <span className="ms-auto flex flex-wrap items-center gap-2">
            {live ? (
              <SubmitButton look="quiet" name="go" value="leave">
                Save and leave
              </SubmitButton>
            ) : (
              <SubmitButton
                look={dirty ? 'primary' : 'secondary'}
                icon={<Save />}
                name="save"
                value="revision"
              >
                {status === 'rejected' ? 'Save' : `Save as revision ${revision + 1}`}
              </SubmitButton>
            )}
            {after ? (
              live ? (
                <SubmitButton name="go" value={after}>
                  <span className="max-sm:sr-only">Next: </span>
                  {STEP_NAMES[after]} <ChevronRight />
                </SubmitButton>
              ) : (
                <Button href={hrefOf(after)} iconAfter={<ChevronRight />}>
                  <span className="max-sm:sr-only">Next: </span>
                  {STEP_NAMES[after]}
                </Button>
              )
            ) : submits ? (
              <SubmitButton
                icon={<Send />}
                name="submit"
                value="now"
                disabledReason={maySubmit.ok ? (dirty ? 'Save your changes first.' : null) : maySubmit.reason}
              >
                {status === 'rejected' ? 'Submit again' : 'Submit for approval'}
              </SubmitButton>
            ) : null}
          </span>
        </>
      )}
    </footer>
  )
}
