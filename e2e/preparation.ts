import { expect } from '@playwright/test'
import type { CastKey } from '../db/seed/cast'
import type { Rest, RestOf, Stage } from './fixtures'
import { appUrl } from './playwright.config'

type Step = { id: string; role: string; status: string }
export type Told = { number: string; status: string; riskLevel: string; digest: string; steps: Step[] }

/** What makes the standard's matrix say so, with a rollback that was tested. */
const DECLARED = { VERY_LOW: [], MEDIUM: ['TECH-002'], HIGH: ['BIZ-001'] }
export type Level = keyof typeof DECLARED

/** Of a test service: no window, notice or freeze binds it, so that stories run on any day (D20). */
const content = (title: string, level: Level) => ({
  title,
  description: 'The handbook becomes searchable together with the news.',
  justification: 'Colleagues at the counter look up answers on paper.',
  services: ['mobile-app-test'],
  impact: { business: 'low', technical: 'low', security: 'none' },
  risk: { declared: DECLARED[level] },
  steps: [{ id: 'step-1', title: 'Build the index', minutes: 5 }],
  tests: [{ id: 'test-1', title: 'Twenty questions', result: 'passed' }],
  rollback: {
    steps: [{ id: 'back-1', title: 'Disable the index', minutes: 5 }],
    testedOn: '2026-01-05',
    testedWhere: 'Mobile app, test',
  },
})

export async function idOf(rest: RestOf, name: CastKey): Promise<string> {
  const people = await (await rest('rita'))<{ rows: { id: string; email: string }[] }>('GET', '/people')
  const found = people.rows.find(({ email }) => email === `${name}@example.com`)
  if (!found) throw new Error(`${name} is not here.`)
  return found.id
}

/** A change that Rita raised and submitted, for Otto to implement. `minutes` from now is its planned hour. */
export async function raise(
  rest: RestOf,
  title: string,
  {
    level = 'VERY_LOW',
    startsIn,
    ...more
  }: { level?: Level; startsIn?: number } & Record<string, unknown> = {},
): Promise<string> {
  const rita = await rest('rita')
  const { number } = await rita<{ number: string }>('POST', '/changes', {
    ...content(title, level),
    implementerId: await idOf(rest, 'otto'),
    ...(startsIn === undefined ? {} : hourFrom(startsIn)),
    ...more,
  })
  await rita('POST', `/changes/${number}/submission`, {})
  return number
}

/** An hour that begins in so many seconds. */
export const hourFrom = (seconds: number) => ({
  plannedStart: new Date(Date.now() + seconds * 1000).toISOString(),
  plannedEnd: new Date(Date.now() + (seconds + 3600) * 1000).toISOString(),
})

export const changeOf = async (rest: RestOf, number: string) =>
  (await rest('rita'))<Told>('GET', `/changes/${number}`)

export async function decide(
  rest: RestOf,
  who: CastKey,
  role: string,
  number: string,
  { decision = 'approve', reason = '' } = {},
) {
  const { steps, digest } = await changeOf(rest, number)
  const step = steps.find((one) => one.role === role)
  if (!step) throw new Error(`${number} asks nothing of ${role}.`)
  await (await rest(who))('POST', `/changes/${number}/steps/${step.id}/decision`, {
    decision,
    reason,
    digest,
  })
}

/** Grants or removes a role of authority: the administrator asks, the CISO confirms (A44). */
export async function changeRole(
  { as, rest }: Pick<Stage, 'as'> & { rest: RestOf },
  kind: 'grant' | 'removal',
  who: CastKey,
  role: string,
) {
  const personId = await idOf(rest, who)
  const root = await as('root')
  const asked = await root.request.post(`/api/v1/people/${personId}/role-requests`, {
    headers: { origin: appUrl },
    data: { role, kind, reason: 'Moves to another team.' },
  })
  expect(asked.ok(), await asked.text()).toBe(true)
  const carl: Rest = await rest('carl')
  const { requests } = await carl<{ requests: { id: string; role: string; personId: string }[] }>(
    'GET',
    '/role-requests',
  )
  const request = requests.find((one) => one.role === role && one.personId === personId)
  await carl('POST', `/role-requests/${request?.id}/decision`, { decision: 'confirm' })
}
