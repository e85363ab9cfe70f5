import type { CastKey } from './cast'
import type { Slug } from './catalogue'
import type { Content, IdOf, ToldChange } from './desk'
import type { Moments } from './moments'

/** One change of the demo: who raised it, when, with what, and what people did to it. */
export type Story = {
  by: CastKey
  raised: Date
  content: Content & { title: string; services: Slug[] }
  tell?: (change: ToldChange) => Promise<unknown>
}
export type Scene = Moments & { id: IdOf }

type Line = readonly [title: string, owner: CastKey, minutes: number, detail?: string]
type Plan = {
  steps: readonly Line[]
  tests?: readonly (readonly [title: string, evidence: string, on: Date])[]
  /** Tests that are still to be done. */
  planned?: readonly string[]
  rollback?: readonly Line[]
  tried?: readonly [on: Date, where: string]
  tell?: readonly (readonly [audience: string, channel: string, when: string, message: string])[]
}

/** The plan of a change as its form would hold it; steps are called `step-1`, `back-1` and so on. */
export function plan(
  scene: Scene,
  { steps, tests = [], planned = [], rollback = [], tried, tell = [] }: Plan,
) {
  const lines = (prefix: string, from: readonly Line[]) =>
    from.map(([title, owner, minutes, detail = ''], at) => ({
      id: `${prefix}-${at + 1}`,
      title,
      ownerId: scene.id(owner),
      minutes,
      detail,
    }))
  return {
    steps: lines('step', steps),
    tests: [
      ...tests.map(([title, evidence, on]) => ({
        title,
        evidence,
        result: 'passed' as const,
        on: scene.dateOf(on),
      })),
      ...planned.map((title) => ({ title, result: 'planned' as const })),
    ].map((test, at) => ({ id: `test-${at + 1}`, ...test })),
    rollback: {
      steps: lines('back', rollback),
      ...(tried && { testedOn: scene.dateOf(tried[0]), testedWhere: tried[1] }),
    },
    communication: tell.map(([audience, channel, when, message], at) => ({
      id: `word-${at + 1}`,
      audience,
      channel,
      when,
      message,
    })),
  }
}

/** A planned time of `minutes` within an opening, `offset` minutes after it opens. */
export const planned = (scene: Scene, opening: { start: Date }, minutes: number, offset = 0) => ({
  plannedStart: scene.minutes(opening.start, offset).toISOString(),
  plannedEnd: scene.minutes(opening.start, offset + minutes).toISOString(),
})
