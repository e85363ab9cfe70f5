'use client'
import { CloudAlert, CloudCheck, LoaderCircle } from 'lucide-react'
import { CategoryMark } from '#components/change/category-badge'
import { Breadcrumbs } from '#components/layout/page-header'
import { WizardSteps } from '#components/ui/stepper'
import { formatTime } from '#components/ui/time'
import type { StepKey } from '#lib/intake/progress'
import { paths } from '#lib/paths'
import { STEP_KEYS, STEP_NAMES, useIntake } from './context'

type Saved =
  | { kind: 'rest' | 'saving' | 'conflict' | 'signed-out' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed' | 'refused'; message: string }

/** Where this form is in the product, what it is called, how it stands with saving, and its pages. */
export function PageHead({ step, saved, emergency }: { step: StepKey; saved: Saved; emergency: boolean }) {
  const { content, number, preview, hrefOf } = useIntake()
  if (emergency)
    return (
      <header className="grid gap-1 px-8 pt-5 max-md:px-4">
        <div className="flex flex-wrap items-center gap-2">
          <CategoryMark category="emergency" />
          <SaveWords saved={saved} />
        </div>
        <h1 tabIndex={-1} className="outline-none">
          Emergency change
        </h1>
        <p className="text-2">
          Five answers now, usually in under 2 minutes. Everything else becomes a dated list.
        </p>
      </header>
    )
  return (
    <header className="border-b border-line px-8 pt-2 max-md:px-4">
      <Breadcrumbs
        items={[{ label: 'Changes', href: paths.changes() }, { label: number ?? 'New change' }]}
        end={<SaveWords saved={saved} />}
      />
      <h1 tabIndex={-1} className="text-balance outline-none">
        {content.title || 'New change'}
      </h1>
      <div className="mt-2 [&_a]:me-px">
        <WizardSteps
          label="Pages of this form"
          steps={STEP_KEYS.map((key) => {
            const progress = preview?.progress.find((one) => one.key === key)
            return {
              label: STEP_NAMES[key],
              href: hrefOf(key),
              state: progress?.state ?? 'todo',
              detail: progress?.detail ?? 'Not computed',
              current: key === step,
            }
          })}
        />
      </div>
    </header>
  )
}

function SaveWords({ saved }: { saved: Saved }) {
  const { readerZone, live } = useIntake()
  return (
    <span role="status" className="inline-flex items-center gap-1 text-meta text-3 [&>svg]:size-3.5">
      {saved.kind === 'saved' ? (
        <>
          <CloudCheck /> Draft saved {formatTime(new Date(saved.at), readerZone, 'full').split(', ')[1]}
        </>
      ) : saved.kind === 'saving' ? (
        <>
          <LoaderCircle className="animate-spin" /> Saving
        </>
      ) : saved.kind === 'failed' || saved.kind === 'refused' ? (
        <span className="inline-flex items-center gap-1 font-medium text-stop [&>svg]:size-3.5">
          <CloudAlert /> {saved.message}
        </span>
      ) : saved.kind === 'signed-out' ? (
        <span className="inline-flex flex-wrap items-center gap-1 font-medium text-stop">
          You are signed out. Your text is kept here.
          <a href={paths.signIn()} target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          and saving goes on.
        </span>
      ) : saved.kind === 'conflict' ? (
        <span className="font-medium text-stop">Not saved: two versions</span>
      ) : live ? (
        'Saves itself while you write'
      ) : (
        'Saved when you say so'
      )}
    </span>
  )
}
