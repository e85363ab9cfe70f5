'use client'
import { createContext, useContext } from 'react'
import type { ChangeContent } from '#lib/change/schema'
import type { IntakePreview } from '#lib/intake/preview'
import type { StepKey } from '#lib/intake/progress'

export type Choices = {
  services: readonly {
    slug: string
    name: string
    environment: string
    tier: number
    regulated: boolean
  }[]
  people: readonly { id: string; name: string; implements: boolean }[]
  factors: readonly { id: string; description: string; impact: number; likelihood: number }[]
  facts: readonly { key: string; label: string; moves: 'impact' | 'probability'; by: number }[]
  hours: Readonly<Record<1 | 2 | 3, number>>
  me: { id: string; name: string }
}
export type AttachedFile = { id: string; name: string; size: number }

export type Intake = {
  content: ChangeContent
  restricted: boolean
  /** A draft saves itself; anything later is saved when the person says so. */
  live: boolean
  /** null until the first save. */
  number: string | null
  choices: Choices
  /** The organisation's zone, in which times are entered, and the reader's. */
  zone: string
  readerZone: string
  /** The last preview that answers what is written now; null while there is none to trust. */
  preview: IntakePreview | null
  previewState: 'ready' | 'updating' | 'failed'
  /** What was typed into a page that was refused, where that is no content, such as a time that does not exist. */
  typed: Readonly<Record<string, unknown>>
  errorOf: (path: string) => string | undefined
  /** The fields of this page changed by something other than typing. */
  touch: () => void
  /** Reads the page at once, for a control whose look follows its value. */
  readNow: () => void
  /** Replaces fields of the content by other means than this page. */
  set: (changes: Partial<ChangeContent>) => void
  step: StepKey
  goTo: (step: StepKey, field?: string) => void
  hrefOf: (step: StepKey) => string
}

export const IntakeContext = createContext<Intake | null>(null)
/** The form around this field, its content and what is computed of it. */
export function useIntake(): Intake {
  const intake = useContext(IntakeContext)
  if (!intake) throw new Error('A field of the intake stands inside its form.')
  return intake
}

export const STEP_NAMES: Record<StepKey, string> = {
  what: 'What and why',
  risk: 'Impact and risk',
  when: 'When',
  plan: 'Plan',
  submit: 'Check and submit',
}
export const STEP_KEYS = Object.keys(STEP_NAMES) as StepKey[]
/** The page on which a field of the content is written. */
export function stepOf(path: string): StepKey {
  if (/^(impact|factors|risk|facts)/.test(path)) return 'risk'
  if (/^planned/.test(path)) return 'when'
  if (/^(steps|tests|rollback|communication)/.test(path)) return 'plan'
  return 'what'
}
