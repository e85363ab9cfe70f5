import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#db/client'
import { connectAs } from '#db/testing'
import { type Desk, openDesk } from '#db/testing-desk'
import { closeSender } from '../../enqueue-job'
import { commentOnChange } from '../comment-on-change'
import { draftChange } from '../draft-change'
import { editChange } from '../edit-change'
import { listChanges } from '../list/queries'
import { ListChanges } from '../listing'
import { learnWords } from './learn-words'

let desk: Desk
const numbers = { certificates: '', ledger: '', rack: '', secret: '' }
beforeAll(async () => {
  desk = await openDesk()
  const draft = async (content: object) => (await draftChange(desk.as('rita'), content)).number
  numbers.certificates = await draft({
    title: 'Rotate TLS certificates on the payments edge',
    description: 'Replace what the vendor signed on host edge-01 and /etc/nginx/conf.d.',
    justification: 'They expire on 26 December.',
    services: ['payments-api'],
  })
  numbers.ledger = await draft({
    title: 'Move the books to new storage',
    description: 'The ledger is copied over night, then the replicas follow.',
    steps: [{ id: 's1', title: 'Quiesce', detail: 'Drain the connection pooler.' }],
    tests: [{ id: 't1', title: 'Checksum comparison', result: 'passed', evidence: 'Rehearsed in Dublin.' }],
    rollback: { steps: [{ id: 'r1', title: 'Repoint clients' }] },
    services: ['ledger-db'],
  })
  numbers.rack = await draft({ title: 'Replace a rack switch', description: 'Cabling in hall two.' })
  numbers.secret = (
    await draftChange(desk.as('rob'), {
      title: 'Close the hole known as Heliotrope',
      description: 'Exploitable through the ledgers and the cabinets.',
      restricted: true,
    })
  ).number
  await learnWords(desk.system(), {})
})
afterAll(closeSender)

const look = async (q: string, more: object = {}, who: Parameters<Desk['as']>[0] = 'mona') => {
  const { rows, instead } = await listChanges(desk.as(who), ListChanges.parse({ q, ...more }))
  return { numbers: rows.map(({ number }) => number), instead, excerpts: rows.map(({ excerpt }) => excerpt) }
}
const found = async (...asked: Parameters<typeof look>) => (await look(...asked)).numbers

describe('words are found', () => {
  test.each([
    ['in the title', 'certificates', 'certificates'],
    ['in the description, by their stem', 'copying', 'ledger'],
    ['in the justification', 'expires', 'certificates'],
    ['in a step of the plan', 'pooler', 'ledger'],
    ['in the evidence of a test', 'rehearsed dublin', 'ledger'],
    ['in the rollback', 'repoint', 'ledger'],
    ['in any case and order', 'EDGE rotate', 'certificates'],
    ['with the common words of a sentence', 'the ledger is to the', 'ledger'],
    ['cut short', 'certif', 'certificates'],
    ['inside a joined name', 'edge-01', 'certificates'],
    ['inside a path', 'nginx', 'certificates'],
  ] as const)('%s', async (_, q, name) => {
    for (const sort of ['match', 'updated', 'title', 'planned'] as const)
      expect(await found(q, { sort })).toEqual([numbers[name]])
  })

  test('only where all of them stand', async () => {
    expect(await found('ledger certificates', { spelt: 'exactly' })).toEqual([])
  })

  test('in a comment as soon as it is written, and in an edit, whose old words are forgotten', async () => {
    await commentOnChange(desk.as('rita'), {
      number: numbers.rack,
      body: `The forklift is booked, see ${numbers.ledger}.`,
    })
    expect(await found('forklift')).toEqual([numbers.rack])
    await editChange(desk.as('rita'), {
      number: numbers.rack,
      changes: { description: 'Optics in hall two.' },
    })
    expect(await found('optics forklift')).toEqual([numbers.rack])
    expect(await found('cabling', { spelt: 'exactly' })).toEqual([])
  })

  test('by number in any case, the change itself before those that mention it', async () => {
    const digits = numbers.ledger.slice(4)
    for (const q of [numbers.ledger, numbers.ledger.toLowerCase(), `chg ${digits}`, digits])
      expect((await found(q, { sort: 'match' }))[0]).toBe(numbers.ledger)
    expect(await found(numbers.ledger, { sort: 'match' })).toEqual([numbers.ledger, numbers.rack])
  })

  test('and shown where they stand, unless that is the title', async () => {
    expect((await look('pooler')).excerpts[0]).toContain('\ue000pooler\ue001')
    expect((await look('certificates')).excerpts).toEqual([null])
  })
})

describe('a misspelt word', () => {
  test.each([
    ['ledegr', 'ledger'],
    ['the ledgr replicas', 'the ledger replicas'],
    ['certifcates', 'certificates'],
    ['Exprie', 'expire'],
    ['Rehaersed in dubiln', 'rehearsed in dublin'],
  ])('%s is found as %s, which is said', async (q, instead) => {
    const answer = await look(q)
    expect(answer).toMatchObject({ instead, numbers: [expect.any(String)] })
    expect(await look(q, { spelt: 'exactly' })).toMatchObject({ instead: null, numbers: [] })
  })

  test('that is no neighbour of any, or is there as it is, is left alone', async () => {
    expect(await look('xylophone')).toMatchObject({ instead: null, numbers: [] })
    expect(await look('ledger', { status: 'closed' })).toMatchObject({ instead: null, numbers: [] })
  })
})

describe('T18 a restricted change', () => {
  test('is found by whom it is for, and by nobody else, by no word, number or spelling of it', async () => {
    expect(await found('heliotrope', {}, 'rob')).toEqual([numbers.secret])
    for (const q of ['heliotrope', 'heliotrpe', 'helio', numbers.secret, 'exploitable', 'Exploitabel'])
      expect(await look(q)).toMatchObject({ numbers: [], instead: null })
    expect((await look('heliotrpe', {}, 'rob')).instead).toBe('heliotrope')
  })

  test('does not tell of its words by what is put right: one that it alone holds is as unknown as any', async () => {
    expect(await look('ledgers')).toMatchObject({ numbers: [numbers.ledger] })
    expect(await look('cabinets')).toMatchObject({ instead: null, numbers: [] })
    const [{ known } = { known: false }] = await sql<{ known: boolean }[]>`
      select exists (select 1 from known_word where word = 'cabinets') as known`
    expect(known).toBe(true)
  })
})

test('pages of a search go on where the last one ended, in every order', async () => {
  for (let at = 0; at < 7; at++)
    await draftChange(desk.as('rita'), {
      title: `Patch host ${'abcdefg'[at]}`,
      description: `Kernel update${' kernel'.repeat(at)}`,
    })
  for (const sort of ['match', 'updated', 'created', 'planned', 'title'] as const) {
    const seen: string[] = []
    let cursor: string | undefined
    let back: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(
        desk.as('mona'),
        ListChanges.parse({ q: 'kernel', sort, limit: 3, cursor }),
      )
      seen.push(...page.rows.map(({ number }) => number))
      back = page.previous
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
    const before = await listChanges(
      desk.as('mona'),
      ListChanges.parse({ q: 'kernel', sort, limit: 3, cursor: back }),
    )
    expect(before.rows.map(({ number }) => number)).toEqual(seen.slice(3, 6))
  }
})

test('whatever is typed is looked for and never obeyed', async () => {
  const typed = [
    "'; drop table change; --",
    'a & b | !c <-> (d',
    ':*',
    "\\'",
    '%_%',
    '*',
    "ledger':*B",
    'x'.repeat(200),
    '💥'.repeat(100),
    '\u0301'.repeat(50),
    '\ud800',
    'ab '.repeat(66),
    '-'.repeat(200),
    '../../etc/passwd',
  ]
  for (const q of typed) await expect(look(q)).resolves.toBeDefined()
  expect(await found("ledger':*B", { spelt: 'exactly' })).toEqual([])
  expect(await found('&&& (((')).toEqual([])
})

test('a text without end is saved all the same, and found by its title', async () => {
  const words = Array.from({ length: 3000 }, (_, at) => `𠀀𠀁${'𠀂𠀃𠀄'.repeat(at % 60)}${at}`).join(' ')
  const { number } = await draftChange(desk.as('rita'), {
    title: 'Archive the incunabula',
    description: words.slice(0, 20_000).toWellFormed(),
    justification: words.slice(-10_000).toWellFormed(),
  })
  expect(await found('incunabula')).toEqual([number])
})

test('two commands that bring the same new words wait for neither each other nor the worker', async () => {
  const owner = connectAs('cabinet_owner', 3)
  await owner.begin(async (tx) => {
    await tx`insert into known_word values ('zymurgy', array['zymurgy'])`
    const { number } = await draftChange(desk.as('rita'), { title: 'Zymurgy of the staging hosts' })
    expect(await found('zymurgy')).toEqual([number])
  })
  await Promise.all([learnWords(desk.system(), {}), learnWords(desk.system(), {})])
  await expect(learnWords(desk.as('rita'), {})).rejects.toThrow('Only the worker')
})
