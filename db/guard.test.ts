import { describe, expect, test } from 'vitest'
import { sql } from './client'
import { connect } from './connect'
import { guardDatabase } from './guard'
import { connectAs, testDatabaseUrl } from './testing'

describe('a start is refused in one line', () => {
  test('when the server does not flush to disk, as the servers of tests do not', async () => {
    await expect(guardDatabase(sql)).rejects.toThrow(/^The database runs with fsync off and can lose .+\.$/)
  })

  test('when the role is a superuser, may bypass row security, or owns the tables (R12)', async () => {
    const admin = connectAs('postgres', 1)
    await expect(guardDatabase(admin, { throwAway: true })).rejects.toThrow('as the superuser postgres')
    const owner = connectAs('cabinet_owner', 1)
    await expect(guardDatabase(owner, { throwAway: true })).rejects.toThrow(
      'cabinet_owner, which owns the database',
    )

    await admin`create role bypasser login bypassrls`
    const url = new URL(testDatabaseUrl('cabinet_app'))
    url.username = 'bypasser'
    const bypasser = connect(url.href, { max: 1 })
    await expect(guardDatabase(bypasser, { throwAway: true })).rejects.toThrow(
      'bypasser, which has BYPASSRLS',
    )
    await bypasser.end()
    await admin`drop role bypasser`
  })

  test('when the role could become the owner', async () => {
    const admin = connectAs('postgres', 1)
    await admin`create role climber login in role cabinet_owner noinherit`
    const url = new URL(testDatabaseUrl('cabinet_app'))
    url.username = 'climber'
    const climber = connect(url.href, { max: 1 })
    await expect(guardDatabase(climber, { throwAway: true })).rejects.toThrow(
      'climber, which owns the database',
    )
    await climber.end()
    await admin`drop role climber`
  })
})

test('the app role on a migrated database may start', async () => {
  await expect(guardDatabase(sql, { throwAway: true })).resolves.toBeUndefined()
})

test('a statement of the app that runs too long is ended (T19)', async () => {
  const [setting] = await sql`select current_setting('statement_timeout') as timeout, current_user as role`
  expect(setting).toEqual({ timeout: '5s', role: 'cabinet_app' })
})
