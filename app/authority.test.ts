import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '#db/client'
import { connectAs } from '#db/testing'
import { accountScenarios, foundingScenarios } from '#db/testing-accounts'
import { foundCompany, type Name } from '#db/testing-company'
import { importScenarios } from '#db/testing-imports'
import {
  type Company,
  changeScenarios,
  HOLDER,
  openTestWindow,
  type Scenario,
  stageOf,
  system,
} from '#db/testing-scenarios'
import { MATRIX_ROLES } from '#lib/auth/matrix'
import { commentOnChange } from '#lib/change/comment-on-change'
import { closeSender } from '#lib/enqueue-job'
import { Refusal } from '#lib/refusal'

vi.hoisted(() => {
  process.env.DEMO_MODE = 'on'
})

// The list is needed before there is a company; the scenarios ask for its people only when they run.
let company: Company
const late: Company = {
  id: (name) => company.id(name),
  as: (name, options) => company.as(name, options),
}
const SCENARIOS = [...changeScenarios(late), ...accountScenarios(late), ...importScenarios(late)]
const named = (scenarios: Scenario[]) => scenarios.map((one) => [`${one.name}: ${one.what}`, one] as const)

const snapshot = async () => {
  const tables = await db.execute<{ name: string }>(
    // Guesses at a password are counted whatever becomes of them (T07).
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'rate_limit' order by 1`,
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
async function changesNothingUnaudited({ command, prepare, allowed, system: alone }: Scenario) {
  const input = await prepare()
  const before = await snapshot()
  const owner = connectAs('cabinet_owner', 1)
  await owner`alter table audit_event add constraint broken check (false) not valid`
  try {
    const ctx = alone ? system : company.as(HOLDER[allowed[0] ?? 'AUD'])
    await expect(command(ctx, input)).rejects.toThrow(/"audit_event" violates check constraint "broken"/)
  } finally {
    await owner`alter table audit_event drop constraint broken`
  }
  expect(await snapshot()).toEqual(before)
}

test('every command has its scenario', () => {
  const defined = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => /-[^/]*\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(`lib/${file}`, 'utf8').matchAll(/= defineCommand\(\{\s*name: '([a-z-]+)'/g),
    ])
    .map(([, name]) => name)
  const told = new Set([...SCENARIOS, ...foundingScenarios()].map(({ name }) => name))
  expect(defined.length).toBeGreaterThan(50)
  expect([...told].sort()).toEqual(defined.sort())
})

describe('R10 when its audit row cannot be written, no founding changes anything', () => {
  test.each(named(foundingScenarios()))('%s', (_, scenario) => changesNothingUnaudited(scenario))
})

describe('in a company', () => {
  beforeAll(async () => {
    company = await foundCompany()
    await openTestWindow(company)
  })
  afterAll(closeSender)

  describe('T01 each command by each role: what the matrix says is what the command does', () => {
    test.each(named(SCENARIOS.filter(({ name }) => !/^(sign-in|accept-link|switch-identity)$/.test(name))))(
      '%s',
      async (_, { command, prepare, allowed }) => {
        let input: Record<string, unknown> | null = null
        const found: Record<string, string> = {}
        const wanted: Record<string, string> = {}
        for (const column of MATRIX_ROLES) {
          input ??= await prepare()
          wanted[column] = allowed.includes(column) ? 'allowed' : 'denied'
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

  test('T17 no command takes the name of a column that it does not name itself', async () => {
    const columns = await db.execute<{ name: string }>(
      sql`select distinct column_name as name from information_schema.columns where table_schema = 'public'`,
    )
    const names = columns.map(({ name }) =>
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    )
    expect(names.length).toBeGreaterThan(100)
    const taken: string[] = []
    for (const { name, command, prepare, allowed } of SCENARIOS) {
      const input = await prepare()
      const ctx = company.as(HOLDER[allowed[0] ?? 'AUD'])
      for (const extra of [...names, 'constructor', 'prototype', 'toString']) {
        // One that it names must be of its own kind.
        const given = { ...input, [extra]: { planted: true } }
        const refused = await command(ctx, given).then(
          () => 'taken',
          (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
        )
        if (refused !== 'invalid') taken.push(`${name} ${extra}: ${refused}`)
      }
    }
    // What only Cabinet does is refused to a person before its input is read.
    expect(
      taken.filter(
        (one) => !/^(recheck-decisions|fire-timer|write-chunk|remove-chunk) .*: forbidden$/.test(one),
      ),
    ).toEqual([])
  }, 120_000)

  test('T18 nobody but the people of a restricted change learns that it exists', async () => {
    const number = await stageOf(company).submitted({ restricted: true })
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
    test.each(named(SCENARIOS))('%s', (_, scenario) => changesNothingUnaudited(scenario))
  })
})
