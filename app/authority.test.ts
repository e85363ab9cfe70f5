import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { approvalStep, change } from '#db/schema'
import { connectAs } from '#db/testing'
import { foundCompany, type Name } from '#db/testing-company'
import { decideStep } from '#lib/approval/decide-step'
import { type ActionId, cell, MATRIX_ROLES, type MatrixRole } from '#lib/auth/matrix'
import { askOverride } from '#lib/calendar/ask-override'
import { declareFreeze } from '#lib/calendar/declare-freeze'
import { openWindow } from '#lib/calendar/open-window'
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
import { submitChange } from '#lib/change/submit-change'
import { withdrawChange } from '#lib/change/withdraw-change'
import type { Context } from '#lib/context'
import { closeSender } from '#lib/enqueue-job'
import { finishImplementation } from '#lib/implementation/finish-implementation'
import { startImplementation } from '#lib/implementation/start-implementation'
import { tickStep } from '#lib/implementation/tick-step'
import { Refusal } from '#lib/refusal'
import { closeChange } from '#lib/review/close-change'
import { signReview } from '#lib/review/sign-review'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
  // A change of the tests starts now, whatever the hour: a bespoke window for everything.
  await openWindow(company.as('mona'), {
    kind: 'once',
    name: 'Test window',
    zone: 'UTC',
    maxRisk: 'VERY_HIGH',
    startsAt: soon(-24),
    endsAt: soon(24 * 60),
  })
})
afterAll(closeSender)

const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const STEP = { id: 'a', title: 'Restart the host', ownerId: null, minutes: 5 }
const CONTENT = {
  title: 'Restart the wiki',
  description: 'Install the updates and restart the host.',
  justification: 'Monthly updates.',
  services: ['wiki'],
  steps: [STEP],
}

type Extra = Record<string, unknown>
async function draft(extra: Extra = {}) {
  const { number } = await draftChange(company.as('rita'), {
    ...CONTENT,
    implementerId: company.id('otto'),
    plannedStart: soon(-1),
    plannedEnd: soon(2),
    ...extra,
  })
  return number
}
async function submitted(extra: Extra = {}) {
  const number = await draft(extra)
  await submitChange(company.as('rita'), { number })
  return number
}
async function stepOf(number: string, role: string) {
  const [row] = await db
    .select({ step: approvalStep.id, digest: change.digest })
    .from(approvalStep)
    .innerJoin(change, and(eq(change.id, approvalStep.changeId), eq(change.revision, approvalStep.revision)))
    .where(and(eq(change.number, number), sql`${approvalStep.role} = ${role}`))
  return row
}
const approve = async (number: string, role: string) => ({
  number,
  decision: 'approve',
  ...(await stepOf(number, role)),
})
async function approved(extra: Extra = {}) {
  const number = await submitted(extra)
  await decideStep(company.as('mona'), await approve(number, 'change_manager'))
  return number
}
async function scheduled() {
  // Non-production: no window and no notice are asked, and the planned time is now.
  const number = await approved({ plannedStart: soon(0.001), plannedEnd: soon(3) })
  await scheduleChange(company.as('mona'), { number })
  return number
}
async function started() {
  const number = await scheduled()
  await db
    .update(change)
    .set({ plannedStart: new Date(Date.now() - 60_000) })
    .where(eq(change.number, number))
  await startImplementation(company.as('otto'), { number })
  return number
}
async function inReview() {
  const number = await started()
  await tickStep(company.as('otto'), { number, stepId: 'a' })
  await finishImplementation(company.as('otto'), { number, outcome: 'successful' })
  return number
}

/** Who stands for a column of the matrix: the two relations by this change's own people, the roles by clean holders. */
const HOLDER: Record<MatrixRole, Name> = {
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

type Scenario = {
  action: ActionId
  what: string
  command: (ctx: Context, input: unknown) => Promise<unknown>
  prepare: () => Promise<Record<string, unknown>>
  /** Columns whose cell holds a condition that is not met here. */
  except?: readonly MatrixRole[]
}
const SCENARIOS: Scenario[] = [
  { action: 'A01', what: 'raise a change', command: draftChange, prepare: async () => CONTENT },
  {
    action: 'A02',
    what: 'edit a draft',
    command: editChange,
    prepare: async () => ({ number: await draft(), changes: { title: 'Restart the wiki host' } }),
  },
  {
    action: 'A03',
    what: 'edit material fields after submission',
    command: editChange,
    prepare: async () => ({ number: await submitted(), changes: { title: 'Restart the wiki host' } }),
    except: ['IMP'],
  },
  {
    action: 'A03',
    what: 'edit the steps after submission',
    command: editChange,
    prepare: async () => ({ number: await submitted(), changes: { steps: [{ ...STEP, minutes: 9 }] } }),
  },
  { action: 'A04', what: 'submit', command: submitChange, prepare: async () => ({ number: await draft() }) },
  {
    action: 'A04',
    what: 'withdraw',
    command: withdrawChange,
    prepare: async () => ({ number: await submitted(), reason: 'Wrong week' }),
  },
  {
    action: 'A04',
    what: 'cancel',
    command: cancelChange,
    prepare: async () => ({ number: await submitted(), reason: 'Not needed' }),
  },
  {
    action: 'A04',
    what: 'hold',
    command: holdChange,
    prepare: async () => ({ number: await submitted(), reason: 'Vendor is late' }),
  },
  {
    action: 'A05',
    what: 'comment',
    command: commentOnChange,
    prepare: async () => ({ number: await submitted(), body: 'The host is drained.' }),
  },
  {
    action: 'A06',
    what: 'attach evidence',
    command: attachFile,
    prepare: async () => ({
      number: await draft(),
      name: 'run.txt',
      bytes: new TextEncoder().encode(`run ${Math.floor(performance.now() * 1000)}`),
    }),
  },
  {
    action: 'A10',
    what: 'assign the implementer',
    command: assignImplementer,
    prepare: async () => ({ number: await draft(), implementerId: company.id('rob') }),
  },
  {
    action: 'A11',
    what: 'decide as change manager',
    command: decideStep,
    prepare: async () => approve(await submitted(), 'change_manager'),
    except: ['CTO'],
  },
  {
    action: 'A12',
    what: 'decide as technical lead',
    command: decideStep,
    prepare: async () => approve(await approved({ risk: { declared: ['TECH-001'] } }), 'technical_lead'),
    except: ['CTO'],
  },
  {
    action: 'A13',
    what: 'decide for security',
    command: decideStep,
    prepare: async () => approve(await approved({ risk: { declared: ['SEC-001'] } }), 'security_lead'),
    except: ['CISO'],
  },
  {
    action: 'A14',
    what: 'decide for the business',
    command: decideStep,
    prepare: async () =>
      approve(
        await approved({ services: ['payments-api'], risk: { declared: ['BIZ-001'] } }),
        'business_owner',
      ),
    except: ['COO'],
  },
  {
    action: 'A15',
    what: 'decide for compliance',
    command: decideStep,
    prepare: async () => approve(await approved({ services: ['ledger-db'] }), 'compliance_officer'),
    except: ['CISO'],
  },
  {
    action: 'A16',
    what: 'decide on an emergency',
    command: decideStep,
    prepare: async () =>
      approve(
        await submitted({ category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }),
        'eca',
      ),
    except: ['CTO'],
  },
  {
    action: 'A17',
    what: 'ratify for continuity',
    command: decideStep,
    prepare: async () =>
      approve(
        await submitted({ category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }),
        'bcm',
      ),
    except: ['COO'],
  },
  {
    action: 'A18',
    what: 'decide as CISO',
    command: decideStep,
    prepare: async () =>
      approve(await approved({ services: ['ledger-db'], risk: { facts: { firstTime: true } } }), 'ciso'),
    except: ['CTO'],
  },
  {
    action: 'A18',
    what: 'decide as CTO',
    command: decideStep,
    prepare: async () =>
      approve(await approved({ services: ['ledger-db'], risk: { facts: { firstTime: true } } }), 'cto'),
    except: ['CISO'],
  },
  {
    action: 'A24',
    what: 'propose a time',
    command: proposeTime,
    prepare: async () => ({ number: await submitted(), plannedStart: soon(30), plannedEnd: soon(31) }),
  },
  {
    action: 'A25',
    what: 'confirm the schedule',
    command: scheduleChange,
    prepare: async () => ({ number: await approved({ plannedStart: soon(1), plannedEnd: soon(2) }) }),
  },
  {
    action: 'A26',
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
    except: ['BCM'],
  },
  {
    action: 'A26',
    what: 'declare a freeze',
    command: declareFreeze,
    prepare: async () => ({
      name: 'Past sale',
      reason: 'Campaign',
      zone: 'Europe/Amsterdam',
      startsAt: soon(-9000),
      endsAt: soon(-8990),
    }),
  },
  {
    action: 'A27',
    what: 'agree to the override of a freeze',
    command: voiceOverride,
    prepare: overrideAsked,
    except: ['ECA'],
  },
  {
    action: 'A27',
    what: 'agree to the override of a freeze in an emergency',
    command: voiceOverride,
    prepare: () =>
      overrideAsked({ category: 'emergency', emergency: { trigger: 'system_outage', severity: 1 } }),
    except: ['CTO'],
  },
  {
    action: 'A32',
    what: 'start',
    command: startImplementation,
    prepare: async () => ({ number: await startable() }),
  },
  {
    action: 'A33',
    what: 'tick a step',
    command: tickStep,
    prepare: async () => ({ number: await started(), stepId: 'a' }),
  },
  {
    action: 'A33',
    what: 'record the outcome',
    command: finishImplementation,
    prepare: async () => ({
      number: await started(),
      outcome: 'failed',
      note: 'The host did not come back.',
    }),
  },
  {
    action: 'A38',
    what: 'sign the review',
    command: signReview,
    prepare: async () => ({ number: await inReview(), note: 'All went as planned.' }),
  },
  {
    action: 'A39',
    what: 'close',
    command: closeChange,
    prepare: async () => {
      const number = await inReview()
      await signReview(company.as('ann2'), { number, note: 'All went as planned.' })
      return { number }
    },
  },
]

async function startable() {
  const number = await scheduled()
  await db
    .update(change)
    .set({ plannedStart: new Date(Date.now() - 60_000) })
    .where(eq(change.number, number))
  return number
}
async function overrideAsked(extra: Extra = {}) {
  const startsAt = soon(1000 + Math.floor(performance.now() % 1000))
  const plannedEnd = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
  const { id } = await declareFreeze(company.as('mona'), {
    name: 'Sale',
    reason: 'Campaign',
    zone: 'UTC',
    startsAt,
    endsAt: plannedEnd,
    hard: true,
    services: ['payments-api'],
  })
  const number = await submitted({ services: ['payments-api'], plannedStart: startsAt, plannedEnd, ...extra })
  const { overrideId } = await askOverride(company.as('rita'), {
    number,
    target: `freeze:${id}`,
    reason: 'The vendor comes only then.',
  })
  return { number, overrideId, agree: true }
}

describe('T01 each action by each role: what the matrix says is what the command does', () => {
  test.each(SCENARIOS.map((one) => [`${one.action} ${one.what}`, one] as const))(
    '%s',
    async (_, { action, command, prepare, except = [] }) => {
      let input: Record<string, unknown> | null = null
      const found: Record<string, string> = {}
      const wanted: Record<string, string> = {}
      for (const column of MATRIX_ROLES) {
        input ??= await prepare()
        wanted[column] = cell(action, column) !== undefined && !except.includes(column) ? 'allowed' : 'denied'
        found[column] = await command(company.as(HOLDER[column]), input).then(
          () => 'allowed',
          (error: unknown) =>
            error instanceof Refusal && error.code === 'forbidden' ? 'denied' : `failed: ${String(error)}`,
        )
        // What was done cannot be done again: the next one gets a fresh change.
        if (found[column] !== 'denied') input = null
      }
      expect(found).toEqual(wanted)
    },
    60_000,
  )
})

test('T18 nobody but the people of a restricted change learns that it exists', async () => {
  const number = await submitted({ restricted: true })
  const sees = async (name: Name) =>
    commentOnChange(company.as(name), { number, body: 'Seen.' }).then(
      () => 'sees',
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    )
  expect(await sees('rob')).toBe('not_found')
  expect(await sees('ann')).toBe('not_found')
  expect(await sees('omar')).toBe('not_found')
  // The change manager has an open requirement; security, compliance and the CISO by role; the requestor and implementer by relation.
  for (const name of ['rita', 'otto', 'mona', 'sam', 'cora', 'carl'] as const)
    expect(await sees(name)).toBe('sees')
  expect(await sees('ada')).toBe('forbidden')
})

describe('R10 when its audit row cannot be written, no command changes anything', () => {
  const snapshot = async () => {
    const tables = await db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    const digests: Record<string, unknown> = {}
    for (const { name } of tables) {
      const [row] = await db.execute(
        sql`select count(*)::int as rows, md5(string_agg(t::text, ' ' order by t::text)) as digest from ${sql.identifier(name)} t`,
      )
      digests[name] = row
    }
    return digests
  }
  test.each(SCENARIOS.map((one) => [`${one.action} ${one.what}`, one] as const))(
    '%s',
    async (_, { action, command, prepare, except = [] }) => {
      const column = MATRIX_ROLES.find((one) => cell(action, one) !== undefined && !except.includes(one))
      const input = await prepare()
      const before = await snapshot()
      const owner = connectAs('cabinet_owner', 1)
      await owner`alter table audit_event add constraint broken check (false) not valid`
      try {
        await expect(command(company.as(HOLDER[column ?? 'AUD']), input)).rejects.toThrow(
          /insert into "audit_event"/,
        )
      } finally {
        await owner`alter table audit_event drop constraint broken`
      }
      expect(await snapshot()).toEqual(before)
    },
  )
})
