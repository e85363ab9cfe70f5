import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { decision, roleHolding } from '#db/schema'
import { type Desk, openDesk } from '#db/testing-desk'
import { recordRuling } from '../cab/record-ruling'
import { closeSender } from '../enqueue-job'
import { recheckDecisions } from './recheck-decisions'
import { withdrawDecision } from './withdraw-decision'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

test('A19 a vote taken back before the transition takes the ruling with it that it carried', async () => {
  // A compliance factor: its officer decides beside the board.
  const number = await desk.submit({ risk: { declared: ['TECH-002', 'COMP-001'] } })
  await desk.decide('mona', number, 'change_manager')
  for (const [who, role] of [
    ['cora', 'compliance_officer'],
    ['carl', 'ciso'],
    ['tina', 'cto'],
  ] as const)
    await desk.decide(who, number, role)
  const seats = {
    change_manager: 'mona',
    technical_lead: 'ann',
    security_lead: 'sam',
    business_rep: 'bob',
  } as const
  const votes = Object.entries(seats).map(([seat, who]) => ({
    seat,
    personId: desk.id(who),
    vote: 'approve',
  }))
  const { digest, id } = await desk.row(number)
  await recordRuling(desk.as('mona'), { number, digest, outcome: 'approved', votes })
  expect((await desk.row(number)).status).toBe('approved')

  await db
    .update(roleHolding)
    .set({ endedAt: new Date() })
    .where(and(eq(roleHolding.personId, desk.id('cora')), eq(roleHolding.role, 'compliance_officer')))
  await recheckDecisions(desk.system(), { number })
  expect(await desk.states(number)).toMatchObject({ board: 'approved', compliance_officer: 'unassigned' })

  const [vote] = await db
    .select()
    .from(decision)
    .where(and(eq(decision.changeId, id), eq(decision.personId, desk.id('sam'))))
  await withdrawDecision(desk.as('sam'), { number, decision: vote!.id, reason: 'I misread the plan.' })
  expect(await desk.states(number)).toMatchObject({ board: 'waiting' })
  expect(await desk.events(number)).toContain('cab.ruling_voided')
})
