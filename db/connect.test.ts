import { spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { connect } from './connect'
import { connectAs, testDatabaseUrl } from './testing'

const sql = connect(testDatabaseUrl('cabinet_app'), { max: 2 })
afterAll(() => sql.end())

const killOne = async (pid: number) => {
  await connectAs('postgres', 1)`select pg_terminate_backend(${pid}, 2000)`
}

/** The first query on a connection made anew may still hear of the death of the old one. */
const settle = () => Promise.allSettled([sql`select 1`, sql`select 1`])

// Ten times over, since a connection that is spoiled shows only when it is used again.
test('R01 a transaction whose connection dies fails, and the next ones work', async () => {
  for (let time = 0; time < 10; time++) {
    const whole = sql.begin(async (tx) => {
      const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await killOne(own?.pid ?? 0)
      await tx`select 1`
      return 'committed'
    })
    await expect(whole).rejects.toThrow()
    await settle()
    expect(await sql.begin((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }])
    expect(await Promise.all([sql`select 1 as one`, sql`select 2 as one`])).toHaveLength(2)
  }
})

test('R01 what waits on a connection that dies fails too, and so does what follows it', async () => {
  for (let time = 0; time < 10; time++) {
    let followed = 'no'
    const whole = sql.begin(async (tx) => {
      const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await Promise.all([tx`select pg_sleep(20)`, killOne(own?.pid ?? 0)]).catch(() => {})
      await tx`select 1`
      followed = 'yes'
    })
    await expect(whole).rejects.toThrow()
    expect(followed).toBe('no')
    await settle()
    expect(await Promise.all([sql`select 1`, sql`select 1`, sql`select 1`])).toHaveLength(3)
  }
})

test('a transaction that fails by itself is rolled back and says why', async () => {
  await expect(
    sql.begin(async (tx) => {
      await tx`create temporary table scratch (n int)`
      throw new RangeError('Enough.')
    }),
  ).rejects.toThrow('Enough.')
  await expect(sql`select * from scratch`).rejects.toThrow('does not exist')
})

test.each([
  ['57P03', 0],
  ['CONNECTION_CLOSED', 0],
  ['XX000', 1],
])('R01 an unheard failure with code %s ends its process with %i', (code, status) => {
  const program = `import { outliveLostConnections } from './db/connect.ts'
    outliveLostConnections()
    Promise.reject(Object.assign(new Error('gone'), { code: '${code}' }))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).status).toBe(status)
})
