import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client'
import { change } from '#db/schema'
import { foundCompany, type Name } from '#db/testing-company'
import { parse } from '../define-command'
import { closeSender } from '../enqueue-job'
import { draftChange } from './draft-change'
import { ExportChanges, exportChanges } from './export-changes'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)

async function exported(search: Record<string, string> = {}, name: Name = 'rita') {
  const parts: string[] = []
  for await (const part of exportChanges(company.as(name), parse(ExportChanges, search), 'Europe/Amsterdam'))
    parts.push(part)
  return parts
}

test('the file holds every change of the list that its reader may see, page by page, with the columns asked for', async () => {
  const titles = Array.from({ length: 12 }, (_, at) =>
    at === 0 ? '=cmd|calc!A0, then "go"' : `Change ${at}`,
  )
  const numbers: string[] = []
  for (const title of titles) numbers.push((await draftChange(company.as('rita'), { title })).number)
  await db.update(change).set({ restricted: true }).where(eq(change.number, numbers[1]!))
  await db
    .update(change)
    .set({ plannedStart: new Date('2026-12-05T01:00:00Z'), plannedEnd: new Date('2026-12-05T03:00:00Z') })
    .where(eq(change.number, numbers[2]!))

  const own = (await exported({ sort: 'created', order: 'asc', cols: 'status,planned' }))
    .join('')
    .split('\r\n')
  expect(own[0]).toBe('Number,Title,Status,Planned start,Planned end')
  expect(own[1]).toBe(`${numbers[0]},"'=cmd|calc!A0, then ""go""",Draft,,`)
  expect(own[3]).toBe(`${numbers[2]},Change 2,Draft,2026-12-05T02:00:00+01:00,2026-12-05T04:00:00+01:00`)
  expect(own).toHaveLength(14)

  const others = (await exported({}, 'rob')).join('')
  expect(others.split('\r\n')).toHaveLength(13)
  expect(others).not.toContain(numbers[1])
})

test('a filter narrows the file, and the mark of UTF-8 stands only where it is asked for', async () => {
  const [head = '', body] = await exported({ q: 'Change 3', bom: '1' })
  expect(head.startsWith('\uFEFFNumber,')).toBe(true)
  expect(body?.split('\r\n')).toHaveLength(2)
  expect((await exported({ status: 'closed' })).join('')).toMatch(/^Number,[^\n]+\r\n$/)
})

test('a long list is read in parts and holds each change once', async () => {
  const { number } = await draftChange(company.as('rita'), { title: 'The first of many' })
  const [row] = await db.select().from(change).where(eq(change.number, number))
  const { id: _, number: __, ...like } = row!
  await db.insert(change).values(Array.from({ length: 1200 }, () => like))
  const parts = await exported({ q: 'The first of many', cols: 'status' })
  expect(parts.length).toBe(4)
  const numbers = parts
    .join('')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0])
  expect(numbers).toHaveLength(1201)
  expect(new Set(numbers).size).toBe(1201)
})
