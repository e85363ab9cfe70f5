import { afterAll, expect, test } from 'vitest'
import { connectAs } from '#db/testing'
import { checkHealth } from './check-health'

const owner = connectAs('cabinet_owner', 1)
afterAll(() => owner.end())

test('a migrated database that answers is healthy', async () => {
  expect(await checkHealth()).toEqual({ status: 'ok' })
})

test('a database that lacks a migration is not', async () => {
  await owner`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`
  expect(await checkHealth()).toEqual({
    status: 'unavailable',
    reason: 'The database lacks 1 migration(s).',
  })
})

test('a database that cannot be asked is not', async () => {
  await owner`revoke usage on schema drizzle from cabinet_app`
  expect(await checkHealth()).toEqual({ status: 'unavailable', reason: 'The database does not answer.' })
})
