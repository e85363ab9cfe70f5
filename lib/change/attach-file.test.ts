import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Name } from '#db/testing-company'
import { type Desk, openDesk } from '#db/testing-desk'
import { closeSender } from '../enqueue-job'
import { assignImplementer } from './assign-implementer'
import { attachFile } from './attach-file'
import { editChange } from './edit-change'
import { proposeTime } from './propose-time'
import { removeFile } from './remove-file'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(closeSender)

let unique = 0
const attach = (who: Name, number: string) =>
  attachFile(desk.as(who), {
    number,
    name: 'run.txt',
    bytes: new TextEncoder().encode(`run ${unique++}`),
  })

describe('R05 whoever changes what is signed is an author of the revision and does not decide on it', () => {
  const writing: Record<string, (number: string) => Promise<unknown>> = {
    'attaching a file': (number) => attach('mona', number),
    'removing a file': async (number) => {
      const { id: fileId } = await attach('rita', number)
      await removeFile(desk.as('mona'), { number, fileId })
    },
    'proposing a time': (number) =>
      proposeTime(desk.as('mona'), {
        number,
        plannedStart: '2027-01-09T01:00:00Z',
        plannedEnd: '2027-01-09T02:00:00Z',
      }),
    'assigning the implementer': (number) =>
      assignImplementer(desk.as('mona'), { number, implementerId: desk.id('otto') }),
    'editing the text': (number) =>
      editChange(desk.as('mona'), { number, changes: { title: 'Rotate twice' } }),
  }
  test.each(Object.keys(writing))('%s', async (what) => {
    const number = await desk.submit()
    await writing[what]?.(number)
    expect((await desk.row(number)).authors).toContain(desk.id('mona'))
    await expect(desk.decide('mona', number, 'change_manager')).rejects.toMatchObject({
      code: 'forbidden',
      message: 'You wrote part of this revision, so another person must decide on it.',
    })
    await desk.decide('mona2', number, 'change_manager')
    expect((await desk.row(number)).status).toBe('approved')
  })
})

test('A06 a file is removed by who attached it, the requestor or a change manager, and by nobody else', async () => {
  const number = await desk.submit()
  const { id: fileId } = await attach('ann', number)
  for (const who of ['sam', 'cora', 'bob'] as const)
    await expect(removeFile(desk.as(who), { number, fileId })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Only whoever attached this file'),
    })
  await removeFile(desk.as('ann'), { number, fileId })
  for (const who of ['rita', 'mona'] as const) {
    const { id } = await attach('ann', number)
    await removeFile(desk.as(who), { number, fileId: id })
  }
})
