import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client'
import { auditEvent, change, service } from '#db/schema'
import { foundCompany } from '#db/testing-company'
import { cancelChange } from '../change/cancel-change'
import { draftChange } from '../change/draft-change'
import { submitChange } from '../change/submit-change'
import { closeSender } from '../enqueue-job'
import { changeService } from './change-service'
import { getService, listServices } from './queries'
import { registerService } from './register-service'
import { retireService } from './retire-service'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)

const register = (slug: string, dependsOn: string[] = [], over: object = {}) =>
  registerService(company.as('mona'), { slug, name: slug, tier: 2, dependsOn, ...over })
const planned = async (services: string[], over: object = {}) => {
  const start = new Date(Date.now() + 3 * 86_400_000)
  const { number } = await draftChange(company.as('rita'), {
    title: `Patch ${services}`,
    description: 'Patch it.',
    justification: 'It is old.',
    services,
    plannedStart: start.toISOString(),
    plannedEnd: new Date(start.getTime() + 3_600_000).toISOString(),
    ...over,
  })
  await submitChange(company.as('rita'), { number })
  return number
}

describe('the catalogue', () => {
  test('is edited by change managers and administrators alone', async () => {
    for (const name of ['mona', 'root'] as const)
      await registerService(company.as(name), { slug: `by-${name}`, name, tier: 3 })
    for (const name of ['rita', 'ben', 'tina', 'ada'] as const)
      await expect(
        registerService(company.as(name), { slug: `by-${name}`, name, tier: 3 }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      retireService(company.as('rita'), { slug: 'wiki', reason: 'Not used.' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
  test('takes the fields of a form, and says which one is wrong', async () => {
    await register('from-form', [], { tier: '1', regulated: 'on', ownerId: '' })
    expect(await db.select().from(service).where(eq(service.slug, 'from-form'))).toMatchObject([
      { tier: 1, regulated: true, internetFacing: false, ownerId: null, environment: 'production' },
    ])
    await expect(register('Not a slug')).rejects.toMatchObject({
      code: 'invalid',
      detail: { errors: [{ path: 'slug' }] },
    })
    await expect(register('x', [], { ownerId: crypto.randomUUID() })).rejects.toMatchObject({
      detail: { errors: [{ path: 'ownerId' }] },
    })
    await expect(register('x', ['nowhere'])).rejects.toMatchObject({ code: 'invalid' })
    await expect(register('from-form')).rejects.toMatchObject({ code: 'conflict' })
  })
  test('keeps what a change of it changed, in its audit row', async () => {
    await register('queue')
    await changeService(company.as('mona'), {
      slug: 'queue',
      name: 'Queue',
      tier: 2,
      dependsOn: ['ledger-db'],
    })
    const rows = await db
      .select({ payload: sql<{ before: object; after: object }>`to_jsonb(audit_event)` })
      .from(auditEvent)
      .where(eq(auditEvent.type, 'service.changed'))
    const said = JSON.stringify(rows.at(-1))
    expect(said).toContain('ledger-db')
    expect(said).not.toContain('environment')
    await expect(
      changeService(company.as('mona'), { slug: 'queue', name: 'Queue', tier: 2, dependsOn: ['queue'] }),
    ).rejects.toMatchObject({ detail: { errors: [{ path: 'dependsOn' }] } })
  })
  test('lets nothing go that an open change still names', async () => {
    await register('old-thing')
    const number = await planned(['old-thing'])
    await expect(
      retireService(company.as('mona'), { slug: 'old-thing', reason: 'Replaced.' }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(number) })
    await cancelChange(company.as('rita'), { number, reason: 'Not needed.' })
    await retireService(company.as('mona'), { slug: 'old-thing', reason: 'Replaced.' })
    expect((await listServices(company.as('rita'))).map(({ slug }) => slug)).not.toContain('old-thing')
    await expect(
      retireService(company.as('mona'), { slug: 'old-thing', reason: 'Again.' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what depends on a service', () => {
  test('is told by its nearest hop and the way there, and circles end', async () => {
    await register('base')
    await register('middle', ['base'])
    await register('side', ['base', 'middle'])
    await register('top', ['middle', 'side'])
    await changeService(company.as('mona'), { slug: 'base', name: 'base', tier: 1, dependsOn: ['top'] })
    const { affected, needed } = await getService(company.as('rita'), 'base')
    expect(affected.map(({ slug, hop, via }) => [slug, hop, via])).toEqual([
      ['middle', 1, ['base']],
      ['side', 1, ['base']],
      ['top', 2, ['middle', 'side']],
    ])
    expect(needed.map(({ slug, hop }) => [slug, hop])).toEqual([
      ['top', 1],
      ['middle', 2],
      ['side', 2],
    ])
  })
})

describe('the next change of a service', () => {
  test('is the earliest planned one that the reader may know of (T18)', async () => {
    await register('vault')
    const number = await planned(['vault'])
    const next = async (name: 'bob' | 'ada' | 'rita') =>
      (await listServices(company.as(name))).find(({ slug }) => slug === 'vault')?.next?.number
    expect(await next('bob')).toBe(number)
    expect((await getService(company.as('bob'), 'vault')).soon.map((one) => one.number)).toEqual([number])
    await db.update(change).set({ restricted: true }).where(eq(change.number, number))
    expect(await next('bob')).toBeUndefined()
    expect((await getService(company.as('bob'), 'vault')).soon).toEqual([])
    expect(await next('rita')).toBe(number)
    expect(await next('ada')).toBe(number)
  })
})
