import { sql } from 'drizzle-orm'
import { afterAll, expect } from 'vitest'
import { db } from '#db/client'
import { verifyTrail } from '#lib/audit/verify-trail'
import { closeSender } from '#lib/enqueue-job'
import { env } from '#lib/env'
import { prove } from '#lib/proof'
import { seedDemo } from './demo'

afterAll(closeSender)

const rows = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => [
  ...(await db.execute<T>(query)),
]

prove(
  'R04 a year of the bank passes every rule and leaves a whole trail',
  { small: 12, full: 1_000 },
  async (n) => {
    await seedDemo(new Date(), () => {}, { every: Math.max(1, Math.round(730 / n)) })
    const [told] = await rows<{ all: number; titles: number; closed: number }>(sql`
      select count(*)::int as "all", count(distinct title)::int as titles,
        count(*) filter (where status = 'closed')::int as closed from change`)
    expect(told?.all).toBeGreaterThanOrEqual(Math.min(n, 600) + 20)
    expect(told?.titles).toBe(told?.all)
    expect(told?.closed).toBeGreaterThan(Math.min(n, 600) / 2)
    expect(await rows(sql`select number from change order by created_at, number`)).toEqual(
      await rows(sql`select number from change order by length(number), number`),
    )
    const report = await verifyTrail(env().dataDir)
    expect(report.fault).toBeNull()

    const events = async () => (await rows(sql`select count(*)::int as events from audit_event`))[0]
    const before = await events()
    await seedDemo(new Date(), () => {}, { every: Math.max(1, Math.round(730 / n)) })
    expect(await events()).toEqual(before)
    if (n < 600) return
    const found = await rows<{ state: string }>(
      sql`select distinct concat_ws(' ', status, outcome) as state from change`,
    )
    expect(found.map(({ state }) => state)).toEqual(
      expect.arrayContaining([
        'draft',
        'in_review',
        'deferred',
        'approved',
        'approved_with_conditions',
        'scheduled',
        'implementing',
        'in_pir successful',
        'rejected',
        'cancelled',
        'closed successful',
        'closed with_issues',
        'closed failed',
        'closed rolled_back',
      ]),
    )
    const rejecting = await rows<{ role: string }>(
      sql`select distinct role from decision where kind = 'reject'`,
    )
    expect(rejecting.map(({ role }) => role)).toEqual(
      expect.arrayContaining([
        'change_manager',
        'security_lead',
        'compliance_officer',
        'eca',
        'technical_lead',
        'business_rep',
        'ciso',
        'cto',
      ]),
    )
    const overridden = await rows<{ kind: string }>(
      sql`select distinct kind from conflict_override where in_force_at is not null`,
    )
    expect(overridden.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['notice', 'conflict', 'freeze']),
    )
    const months = await rows<{ closed: number }>(sql`select count(*)::int as closed from change
      where closed_at >= date_trunc('month', now()) - interval '12 months' and closed_at < date_trunc('month', now())
      group by date_trunc('month', closed_at)`)
    expect(months.filter(({ closed }) => closed >= 12)).toHaveLength(12)
  },
)
