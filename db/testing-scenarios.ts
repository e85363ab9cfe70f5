import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { answerQuestion } from '#lib/approval/answer-question'
import { decideStep } from '#lib/approval/decide-step'
import { meetCondition } from '#lib/approval/meet-condition'
import { recheckDecisions } from '#lib/approval/recheck-decisions'
import { withdrawDecision } from '#lib/approval/withdraw-decision'
import { type ActionId, cell, MATRIX_ROLES, type MatrixRole } from '#lib/auth/matrix'
import { breakTie } from '#lib/cab/break-tie'
import { disputeVote } from '#lib/cab/dispute-vote'
import { recordRuling } from '#lib/cab/record-ruling'
import { takeUpChange } from '#lib/cab/take-up-change'
import { askOverride } from '#lib/calendar/ask-override'
import { declareFreeze } from '#lib/calendar/declare-freeze'
import { liftFreeze } from '#lib/calendar/lift-freeze'
import { openWindow } from '#lib/calendar/open-window'
import { retireWindow } from '#lib/calendar/retire-window'
import { scheduleChange } from '#lib/calendar/schedule-change'
import { voiceOverride } from '#lib/calendar/voice-override'
import { assignImplementer } from '#lib/change/assign-implementer'
import { attachFile } from '#lib/change/attach-file'
import { cancelChange } from '#lib/change/cancel-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { draftChange } from '#lib/change/draft-change'
import { editChange } from '#lib/change/edit-change'
import { holdChange } from '#lib/change/hold-change'
import { proposeTime } from '#lib/change/propose-time'
import { removeFile } from '#lib/change/remove-file'
import { resumeChange } from '#lib/change/resume-change'
import { submitChange } from '#lib/change/submit-change'
import { deleteView } from '#lib/change/view/delete-view'
import { editView } from '#lib/change/view/edit-view'
import { saveView } from '#lib/change/view/save-view'
import { withdrawChange } from '#lib/change/withdraw-change'
import type { Context } from '#lib/context'
import { finishImplementation } from '#lib/implementation/finish-implementation'
import { startImplementation } from '#lib/implementation/start-implementation'
import { tickStep } from '#lib/implementation/tick-step'
import { fireTimer } from '#lib/jobs/fire-timer'
import { mintContext } from '#lib/mint-context'
import { closeChange } from '#lib/review/close-change'
import { signReview } from '#lib/review/sign-review'
import { db } from './client'
import { approvalCondition, approvalStep, change, decision, person, roleHolding, timer } from './schema'
import type { foundCompany, Name } from './testing-company'

export type Company = Awaited<ReturnType<typeof foundCompany>>
type Extra = Record<string, unknown>
export type Scenario = {
  /** The command's name. */
  name: string
  what: string
  command: (ctx: Context, input: unknown) => Promise<unknown>
  prepare: () => Promise<Extra>
  /** The columns of the matrix that may. */
  allowed: readonly MatrixRole[]
  /** Who acts where no column may: somebody who is not signed in, or Cabinet itself. */
  system?: true
}

/** Who stands for a column of the matrix: the two relations by this change's own people, the roles by clean holders. */
export const HOLDER: Record<MatrixRole, Name> = {
  REQ: 'rita',
  IMP: 'otto',
  CM: 'mona',
  TL: 'ann',
  SL: 'sam',
  BO: 'bob',
  CO: 'cora',
  ECA: 'eve',
  BCM: 'ben',
  CISO: 'carl',
  CTO: 'tina',
  COO: 'omar',
  AUD: 'ada',
  ADM: 'root',
}
/** Those in whose cell of the matrix anything stands, but for columns whose condition is not met in the scenario. */
export const by = (action: ActionId, ...except: MatrixRole[]): MatrixRole[] =>
  MATRIX_ROLES.filter((column) => cell(action, column) !== undefined && !except.includes(column))

export const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const STEP = { id: 'a', title: 'Restart the host', ownerId: null, minutes: 5 }
export const CONTENT = {
  title: 'Restart the wiki',
  description: 'Install the updates and restart the host.',
  justification: 'Monthly updates.',
  services: ['wiki'],
  steps: [STEP],
}
const EMERGENCY = { category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }
const BREACH = { category: 'emergency', emergency: { trigger: 'data_breach', severity: 1 } }
const BOARDED = { risk: { declared: ['TECH-002'] } }
const VERY_HIGH = { services: ['ledger-db'], risk: { facts: { firstTime: true } } }

export const system = mintContext({
  actor: { kind: 'system', job: 'test' },
  now: new Date(),
  requestId: 'test',
})

/** A change of the tests starts now, whatever the hour: a bespoke window for everything. */
export const openTestWindow = ({ as }: Company) =>
  openWindow(as('mona'), {
    kind: 'once',
    name: 'Test window',
    zone: 'UTC',
    maxRisk: 'VERY_HIGH',
    startsAt: soon(-24),
    endsAt: soon(24 * 60),
  })

/** Changes in the states that scenarios begin in. */
export function stageOf({ id, as }: Company) {
  const draft = async (extra: Extra = {}) => {
    const { number } = await draftChange(as('rita'), {
      ...CONTENT,
      implementerId: id('otto'),
      plannedStart: soon(-1),
      plannedEnd: soon(2),
      ...extra,
    })
    return number
  }
  const submitted = async (extra: Extra = {}) => {
    const number = await draft(extra)
    await submitChange(as('rita'), { number })
    return number
  }
  const row = async (number: string) =>
    (await db.select().from(change).where(eq(change.number, number)))[0] ?? missing(number)
  const stepOf = async (number: string, role: string) => {
    const { id: changeId, revision, digest } = await row(number)
    const [found] = await db
      .select({ step: approvalStep.id })
      .from(approvalStep)
      .where(
        and(
          eq(approvalStep.changeId, changeId),
          eq(approvalStep.revision, revision),
          sql`${approvalStep.role} = ${role}`,
        ),
      )
    return { number, digest, step: found?.step ?? missing(role) }
  }
  const word = async (number: string, role: string, extra: Extra = {}) => ({
    decision: 'approve',
    ...(await stepOf(number, role)),
    ...extra,
  })
  const approved = async (extra: Extra = {}) => {
    const number = await submitted(extra)
    await decideStep(as('mona'), await word(number, 'change_manager'))
    return number
  }
  const reach = (number: string) =>
    db
      .update(change)
      .set({ plannedStart: new Date(Date.now() - 60_000) })
      .where(eq(change.number, number))
  const startable = async () => {
    // Non-production: no window and no notice are asked, and the planned time is now.
    const number = await approved({ plannedStart: soon(0.01), plannedEnd: soon(3) })
    await scheduleChange(as('mona'), { number })
    await reach(number)
    return number
  }
  const started = async () => {
    const number = await startable()
    await startImplementation(as('otto'), { number })
    return number
  }
  const inReview = async () => {
    const number = await started()
    await tickStep(as('otto'), { number, stepId: 'a' })
    await finishImplementation(as('otto'), { number, outcome: 'successful' })
    return number
  }
  return { draft, submitted, row, stepOf, word, approved, startable, started, inReview }
}
const missing = (what: string): never => {
  throw new RangeError(`There is no ${what} in this test.`)
}

/** Every command on a change, with a change it fits. */
export function changeScenarios(company: Company): Scenario[] {
  const { id, as } = company
  const { draft, submitted, row, stepOf, word, approved, startable, started, inReview } = stageOf(company)
  let unique = 0

  const sharedView = async () =>
    (await saveView(as('rita'), { name: `Shared ${randomUUID()}`, query: '', audience: 'everyone' })).id
  const frozen = async (extra: Extra = {}) => {
    const startsAt = soon(1000 + unique++)
    const endsAt = new Date(Date.parse(startsAt) + 3_000_000).toISOString()
    const freeze = await declareFreeze(as('mona'), {
      name: 'Sale',
      reason: 'Campaign',
      zone: 'UTC',
      startsAt,
      endsAt,
      hard: true,
      services: ['payments-api'],
    })
    const planned = { services: ['payments-api'], plannedStart: startsAt, plannedEnd: endsAt }
    const number = await submitted({ ...planned, ...extra })
    return { number, target: `freeze:${freeze.id}`, reason: 'The vendor comes only then.' }
  }
  const overrideAsked = async (extra: Extra = {}) => {
    const asked = await frozen(extra)
    const { overrideId } = await askOverride(as('rita'), asked)
    return { number: asked.number, overrideId, agree: true, reason: 'Both teams are on call.' }
  }
  const vote = (seat: string, who: Name, said = 'approve') => ({
    seat,
    personId: id(who),
    vote: said,
    reason: said === 'reject' ? 'Not ready.' : '',
  })
  const boarded = async (chair: Name = 'mona') => {
    const number = await submitted(BOARDED)
    await decideStep(as(chair), await word(number, 'change_manager'))
    return number
  }
  const ruling = async (number: string, extra: Extra = {}) => ({
    number,
    digest: (await row(number)).digest,
    outcome: 'approved',
    votes: [vote('technical_lead', 'ann'), vote('security_lead', 'sam'), vote('business_rep', 'bob')],
    ...extra,
  })
  const tied = async () => {
    const number = await boarded('mona2')
    const votes = [
      vote('change_manager', 'mona', 'recuse'),
      vote('change_manager', 'mona2'),
      vote('technical_lead', 'ann'),
      vote('security_lead', 'sam', 'reject'),
      vote('business_rep', 'bob', 'reject'),
    ]
    await recordRuling(as('mona2'), await ruling(number, { votes, outcome: 'tied' }))
    return number
  }
  const wordOf = async (number: string, who: Name) => {
    const { id: changeId } = await row(number)
    const [found] = await db
      .select({ id: decision.id })
      .from(decision)
      .where(and(eq(decision.changeId, changeId), eq(decision.personId, id(who))))
    return found?.id ?? missing(`word of ${who}`)
  }
  const bytes = () => new TextEncoder().encode(`run ${unique++}`)

  return [
    {
      name: 'draft-change',
      what: 'raise a change',
      command: draftChange,
      prepare: async () => CONTENT,
      allowed: by('A01'),
    },
    {
      name: 'edit-change',
      what: 'edit a draft',
      command: editChange,
      prepare: async () => ({ number: await draft(), changes: { title: 'Restart the wiki host' } }),
      allowed: by('A02'),
    },
    {
      name: 'edit-change',
      what: 'edit material fields after submission',
      command: editChange,
      prepare: async () => ({ number: await submitted(), changes: { title: 'Restart the wiki host' } }),
      allowed: by('A03', 'IMP'),
    },
    {
      name: 'edit-change',
      what: 'edit the steps after submission',
      command: editChange,
      prepare: async () => ({ number: await submitted(), changes: { steps: [{ ...STEP, minutes: 9 }] } }),
      allowed: by('A03'),
    },
    {
      name: 'submit-change',
      what: 'submit',
      command: submitChange,
      prepare: async () => ({ number: await draft() }),
      allowed: by('A04'),
    },
    {
      name: 'withdraw-change',
      what: 'withdraw',
      command: withdrawChange,
      prepare: async () => ({ number: await submitted(), reason: 'Wrong week' }),
      allowed: by('A04'),
    },
    {
      name: 'cancel-change',
      what: 'cancel',
      command: cancelChange,
      prepare: async () => ({ number: await submitted(), reason: 'Not needed' }),
      allowed: by('A04'),
    },
    {
      name: 'hold-change',
      what: 'hold',
      command: holdChange,
      prepare: async () => ({ number: await submitted(), reason: 'Vendor is late' }),
      allowed: by('A04'),
    },
    {
      name: 'resume-change',
      what: 'resume',
      command: resumeChange,
      prepare: async () => {
        const number = await submitted()
        await holdChange(as('mona'), { number, reason: 'Vendor is late' })
        return { number }
      },
      allowed: by('A04'),
    },
    {
      name: 'comment-on-change',
      what: 'comment',
      command: commentOnChange,
      prepare: async () => ({ number: await submitted(), body: 'The host is drained.' }),
      allowed: by('A05'),
    },
    {
      name: 'answer-question',
      what: 'answer what a decider asked',
      command: answerQuestion,
      prepare: async () => {
        const number = await submitted()
        const asked = { decision: 'ask', reason: 'Who is told?' }
        await decideStep(as('mona'), await word(number, 'change_manager', asked))
        const { step } = await stepOf(number, 'change_manager')
        return { number, step, answer: 'The desk is told.' }
      },
      // A05 is everybody's, an answer theirs who answer for the change.
      allowed: ['REQ', 'IMP', 'CM'],
    },
    {
      name: 'attach-file',
      what: 'attach evidence',
      command: attachFile,
      prepare: async () => ({ number: await draft(), name: 'run.txt', bytes: bytes() }),
      allowed: by('A06'),
    },
    {
      name: 'remove-file',
      what: 'remove evidence',
      command: removeFile,
      prepare: async () => {
        const number = await draft()
        const file = await attachFile(as('rita'), { number, name: 'run.txt', bytes: bytes() })
        return { number, fileId: file.id }
      },
      // Rita's file: hers, or the change manager's to remove.
      allowed: ['REQ', 'CM'],
    },
    {
      name: 'assign-implementer',
      what: 'assign the implementer',
      command: assignImplementer,
      prepare: async () => ({ number: await draft(), implementerId: id('rob') }),
      allowed: by('A10'),
    },
    {
      name: 'decide-step',
      what: 'decide as change manager',
      command: decideStep,
      prepare: async () => word(await submitted(), 'change_manager'),
      allowed: by('A11', 'CTO'),
    },
    {
      name: 'decide-step',
      what: 'decide as technical lead',
      command: decideStep,
      prepare: async () => word(await approved({ risk: { declared: ['TECH-001'] } }), 'technical_lead'),
      allowed: by('A12', 'CTO'),
    },
    {
      name: 'decide-step',
      what: 'decide for security',
      command: decideStep,
      prepare: async () => word(await approved({ risk: { declared: ['SEC-001'] } }), 'security_lead'),
      allowed: by('A13', 'CISO'),
    },
    {
      name: 'decide-step',
      what: 'decide for the business',
      command: decideStep,
      prepare: async () =>
        word(
          await approved({ services: ['payments-api'], risk: { declared: ['BIZ-001'] } }),
          'business_owner',
        ),
      allowed: by('A14', 'COO'),
    },
    {
      name: 'decide-step',
      what: 'decide for compliance',
      command: decideStep,
      prepare: async () => word(await approved({ services: ['ledger-db'] }), 'compliance_officer'),
      allowed: by('A15', 'CISO'),
    },
    {
      name: 'decide-step',
      what: 'decide on an emergency',
      command: decideStep,
      prepare: async () => word(await submitted(EMERGENCY), 'eca'),
      allowed: by('A16', 'CTO'),
    },
    {
      name: 'decide-step',
      what: 'ratify for continuity',
      command: decideStep,
      prepare: async () => word(await submitted(EMERGENCY), 'bcm'),
      allowed: by('A17', 'COO'),
    },
    {
      name: 'decide-step',
      what: 'decide as CISO',
      command: decideStep,
      prepare: async () => word(await approved(VERY_HIGH), 'ciso'),
      allowed: by('A18', 'CTO'),
    },
    {
      name: 'decide-step',
      what: 'decide as CTO',
      command: decideStep,
      prepare: async () => word(await approved(VERY_HIGH), 'cto'),
      allowed: by('A18', 'CISO'),
    },
    {
      name: 'withdraw-decision',
      what: 'withdraw a decision',
      command: withdrawDecision,
      prepare: async () => {
        const number = await submitted(BREACH)
        await decideStep(as('sam'), await word(number, 'security_lead'))
        return { number, decision: await wordOf(number, 'sam'), reason: 'Too early.' }
      },
      // A19: one's own.
      allowed: ['SL'],
    },
    {
      name: 'meet-condition',
      what: 'confirm a condition',
      command: meetCondition,
      prepare: async () => {
        const number = await submitted()
        const conditions = [{ text: 'Tell the desk', ownerId: id('otto') }]
        const given = { decision: 'approve_with_conditions', reason: 'The desk is short.', conditions }
        await decideStep(as('mona'), await word(number, 'change_manager', given))
        const [condition] = await db
          .select()
          .from(approvalCondition)
          .where(eq(approvalCondition.changeId, (await row(number)).id))
        return { number, condition: condition?.id, evidence: 'Told at nine.' }
      },
      // A20, c6: the role that set it.
      allowed: ['CM'],
    },
    {
      name: 'propose-time',
      what: 'propose a time',
      command: proposeTime,
      prepare: async () => ({ number: await submitted(), plannedStart: soon(30), plannedEnd: soon(31) }),
      allowed: by('A24'),
    },
    {
      name: 'schedule-change',
      what: 'confirm the schedule',
      command: scheduleChange,
      prepare: async () => ({ number: await approved({ plannedStart: soon(1), plannedEnd: soon(2) }) }),
      allowed: by('A25'),
    },
    {
      name: 'open-window',
      what: 'open a window',
      command: openWindow,
      prepare: async () => ({
        kind: 'weekly',
        name: 'Sunday',
        zone: 'Europe/Amsterdam',
        maxRisk: 'LOW',
        weekday: 7,
        opens: '02:00',
        minutes: 60,
      }),
      allowed: by('A26', 'BCM'),
    },
    {
      name: 'retire-window',
      what: 'retire a window',
      command: retireWindow,
      prepare: async () => {
        const { id: windowId } = await openTestWindow(company)
        return { windowId, reason: 'Not used.' }
      },
      allowed: by('A26', 'BCM'),
    },
    {
      name: 'declare-freeze',
      what: 'declare a freeze',
      command: declareFreeze,
      prepare: async () => ({
        name: 'Past sale',
        reason: 'Campaign',
        zone: 'Europe/Amsterdam',
        startsAt: soon(-9000),
        endsAt: soon(-8990),
      }),
      allowed: by('A26'),
    },
    {
      name: 'lift-freeze',
      what: 'lift a freeze',
      command: liftFreeze,
      prepare: async () => {
        const times = { zone: 'UTC', startsAt: soon(-9000), endsAt: soon(-8990) }
        const freeze = await declareFreeze(as('mona'), { name: 'Past', reason: 'Campaign', ...times })
        return { freezeId: freeze.id, reason: 'Over.' }
      },
      allowed: by('A26'),
    },
    {
      name: 'ask-override',
      what: 'ask for an override',
      command: askOverride,
      prepare: frozen,
      allowed: by('A24'),
    },
    {
      name: 'voice-override',
      what: 'agree to the override of a freeze',
      command: voiceOverride,
      prepare: overrideAsked,
      allowed: by('A27', 'ECA'),
    },
    {
      name: 'voice-override',
      what: 'agree to the override of a freeze in an emergency',
      command: voiceOverride,
      prepare: () => overrideAsked(EMERGENCY),
      allowed: by('A27', 'CTO'),
    },
    {
      name: 'record-ruling',
      what: "record the board's ruling",
      command: recordRuling,
      prepare: async () => ruling(await boarded()),
      allowed: ['CM'],
    },
    {
      name: 'break-tie',
      what: 'break a tie where the chair is recused',
      command: breakTie,
      prepare: async () => {
        const number = await tied()
        return { number, digest: (await row(number)).digest, value: 'reject', rationale: 'Wait a week.' }
      },
      // A30: the change manager is the one who is recused.
      allowed: ['CTO'],
    },
    {
      name: 'dispute-vote',
      what: 'dispute a vote that was recorded',
      command: disputeVote,
      prepare: async () => {
        const number = await boarded()
        await recordRuling(as('mona'), await ruling(number))
        return { number, decision: await wordOf(number, 'sam'), reason: 'I was not there.' }
      },
      allowed: ['SL'],
    },
    {
      name: 'take-up-change',
      what: 'take up a deferred change',
      command: takeUpChange,
      prepare: async () => {
        const number = await boarded()
        const deferred = { votes: [], outcome: 'deferred', rationale: 'Load test.', until: soon(100) }
        await recordRuling(as('mona'), await ruling(number, deferred))
        return { number }
      },
      allowed: by('A28'),
    },
    {
      name: 'start-implementation',
      what: 'start',
      command: startImplementation,
      prepare: async () => ({ number: await startable() }),
      allowed: by('A32'),
    },
    {
      name: 'tick-step',
      what: 'tick a step',
      command: tickStep,
      prepare: async () => ({ number: await started(), stepId: 'a' }),
      allowed: by('A33'),
    },
    {
      name: 'finish-implementation',
      what: 'record the outcome',
      command: finishImplementation,
      prepare: async () => ({
        number: await started(),
        outcome: 'failed',
        note: 'The host did not come back.',
      }),
      allowed: by('A33'),
    },
    {
      name: 'sign-review',
      what: 'sign the review',
      command: signReview,
      prepare: async () => ({ number: await inReview(), note: 'All went as planned.' }),
      allowed: by('A38'),
    },
    {
      name: 'close-change',
      what: 'close',
      command: closeChange,
      prepare: async () => {
        const number = await inReview()
        await signReview(as('ann2'), { number, note: 'All went as planned.' })
        return { number }
      },
      allowed: by('A39'),
    },
    {
      name: 'save-view',
      what: 'name the list as it stands',
      command: saveView,
      prepare: async () => ({ name: `Edge ${randomUUID()}`, query: 'risk=HIGH', audience: 'me' }),
      allowed: by('A49'),
    },
    {
      name: 'edit-view',
      what: 'rename a view that is shared',
      command: editView,
      prepare: async () => ({ viewId: await sharedView(), name: `Edges ${randomUUID()}` }),
      allowed: ['REQ'],
    },
    {
      name: 'delete-view',
      what: 'take a shared view away',
      command: deleteView,
      prepare: async () => ({ viewId: await sharedView() }),
      allowed: ['REQ', 'CM', 'ADM'],
    },
    {
      name: 'recheck-decisions',
      what: 'look at the decisions anew',
      command: recheckDecisions,
      prepare: async () => {
        const number = await submitted(BREACH)
        const [row] = await db
          .insert(person)
          .values({ email: `${randomUUID()}@example.com`, name: 'sara' })
          .returning()
        const personId = row?.id ?? ''
        await db.insert(roleHolding).values({ personId, role: 'security_lead' })
        const sara = mintContext({
          actor: {
            kind: 'person',
            id: personId,
            name: 'sara',
            roles: ['security_lead'],
            means: { kind: 'screen' },
          },
          now: new Date(),
          requestId: 'test',
        })
        await decideStep(sara, await word(number, 'security_lead'))
        await db.update(roleHolding).set({ endedAt: new Date() }).where(eq(roleHolding.personId, personId))
        return { number }
      },
      allowed: [],
      system: true,
    },
    {
      name: 'fire-timer',
      what: 'do what a timer was set for',
      command: fireTimer,
      prepare: async () => {
        const { id: changeId } = await row(await submitted())
        const [due] = await db
          .update(timer)
          .set({ dueAt: new Date(Date.now() - 60_000) })
          .where(and(eq(timer.changeId, changeId), eq(timer.kind, 'reminder'), isNull(timer.firedAt)))
          .returning({ id: timer.id })
        return { timerId: due?.id }
      },
      allowed: [],
      system: true,
    },
  ]
}
