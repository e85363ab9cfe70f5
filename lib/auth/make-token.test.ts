import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, sql } from '#db/client'
import { apiToken, auditEvent } from '#db/schema'
import { CAST, type CastKey, seedCast } from '#db/seed/cast'
import { digestText } from '../digest-text'
import { closeSender } from '../enqueue-job'
import { mintContext } from '../mint-context'
import type { Means } from './actor'
import { makeToken } from './make-token'
import { COLUMN, cell } from './matrix'
import { findTokenOwner } from './queries'
import { revokeToken } from './revoke-token'

let cast: Awaited<ReturnType<typeof seedCast>>
const idOf = (key: CastKey) => cast.get(key)?.id ?? ''
const as = (key: CastKey, means: Means = { kind: 'screen' }) =>
  mintContext({
    actor: { kind: 'person', id: idOf(key), name: key, roles: [], means },
    now: new Date(),
    requestId: 'request',
  })
const input = { name: 'Pipeline', scope: 'write', days: '30' }

beforeAll(async () => {
  cast = await seedCast()
})
afterAll(closeSender)

test('T15 a token has 256 random bits and a prefix; the table and the trail keep its digest and name only', async () => {
  const { token, tokenId } = await makeToken(as('rita'), input)
  const other = await makeToken(as('rita'), input)
  expect(token).toMatch(/^cab_[\w-]{43}$/)
  expect(other.token).not.toBe(token)
  const [row] = await db.select().from(apiToken).where(eq(apiToken.id, tokenId))
  expect(row).toMatchObject({ hash: digestText(token), scope: 'write', personId: idOf('rita') })
  expect((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)).toBe(30 * 86_400_000)
  const everything = JSON.stringify(
    await Promise.all([db.select().from(apiToken), db.select().from(auditEvent)]),
  )
  expect(everything).not.toContain(token)
  expect(await findTokenOwner(digestText(token))).toMatchObject({ email: 'rita@example.com', scope: 'write' })
})

test('T15 at most a year; expired and revoked ones open nothing', async () => {
  await expect(makeToken(as('rita'), { ...input, days: 366 })).rejects.toMatchObject({ code: 'invalid' })
  const { token, tokenId } = await makeToken(as('rita'), { ...input, days: 365 })
  await sql`update api_token set expires_at = clock_timestamp() - interval '1 second' where id = ${tokenId}`
  expect(await findTokenOwner(digestText(token))).toBeNull()
  const second = await makeToken(as('rita'), input)
  await expect(revokeToken(as('otto'), { tokenId: second.tokenId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await revokeToken(as('rita'), { tokenId: second.tokenId })
  expect(await findTokenOwner(digestText(second.token))).toBeNull()
  await expect(revokeToken(as('rita'), { tokenId: second.tokenId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('T01 A46 for each of the cast: own tokens as the matrix says, any revoked by the administrator', async () => {
  for (const key of Object.keys(CAST) as CastKey[]) {
    const allowed = CAST[key].roles.some((role) => cell('A46', COLUMN[role]) === 'own')
    const made = await makeToken(as(key), input).catch((error: { code: string }) => error.code)
    if (!allowed) expect(made, key).toBe('forbidden')
    else {
      expect(made, key).toMatchObject({ scope: 'write' })
      await revokeToken(as('root'), { tokenId: (made as { tokenId: string }).tokenId })
    }
  }
})

test('a token makes no token, nor does anybody for somebody else', async () => {
  const byToken = as('rita', { kind: 'token', tokenId: 't', scope: 'decide' })
  await expect(makeToken(byToken, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(makeToken(as('rita'), { ...input, personId: idOf('otto') })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('the console makes one for anybody who may have one', async () => {
  const console = mintContext({
    actor: { kind: 'system', job: 'token command' },
    now: new Date(),
    requestId: 'token command',
  })
  expect(await makeToken(console, { ...input, personId: idOf('sam') })).toMatchObject({ scope: 'write' })
  await expect(makeToken(console, { ...input, personId: idOf('ada') })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
