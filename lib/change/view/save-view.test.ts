import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCompany } from '#db/testing-company'
import { closeSender } from '../../enqueue-job'
import { deleteView } from './delete-view'
import { editView } from './edit-view'
import { pinView } from './pin-view'
import { findView, listViews } from './queries'
import { saveView } from './save-view'

let company: Awaited<ReturnType<typeof foundCompany>>
beforeAll(async () => {
  company = await foundCompany()
})
afterAll(closeSender)
const as = (name: Parameters<typeof company.as>[0]) => company.as(name)
const namesOf = async (name: Parameters<typeof company.as>[0]) =>
  (await listViews(as(name))).map((view) => view.name)

test('a private view is its owner’s alone, whoever has its address or its id', async () => {
  const { id, slug } = await saveView(as('rita'), { name: 'Édge & risk', query: 'risk=HIGH&status=draft' })
  expect(slug).toMatch(/^e-?dge-risk-[0-9a-f]{8}$/)
  expect(await findView(as('rita'), slug)).toMatchObject({
    query: 'risk=HIGH&status=draft',
    mine: true,
    pinned: true,
  })
  expect(await findView(as('mona'), slug)).toBeNull()
  expect(await namesOf('mona')).toEqual([])
  for (const act of [editView, deleteView])
    await expect(act(as('mona'), { viewId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(pinView(as('mona'), { viewId: id, pinned: 'yes' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a shared view opens for everyone, is changed by its owner and pinned by each for themselves', async () => {
  const { id: viewId, slug } = await saveView(as('rita'), {
    name: 'Payments',
    query: 'q=payments',
    audience: 'everyone',
  })
  expect(await findView(as('ada'), slug)).toMatchObject({ owner: 'rita', mine: false, pinned: false })
  await expect(editView(as('rob'), { viewId, name: 'Mine now' })).rejects.toMatchObject({ code: 'forbidden' })
  await pinView(as('rob'), { viewId, pinned: 'yes' })
  expect((await findView(as('rob'), slug))?.pinned).toBe(true)
  await pinView(as('rob'), { viewId, pinned: 'no' })
  expect((await findView(as('rob'), slug))?.pinned).toBe(false)

  await editView(as('rita'), { viewId, name: 'Payments team', query: 'q=payments&risk=HIGH' })
  expect(await findView(as('rob'), slug)).toMatchObject({
    name: 'Payments team',
    query: 'q=payments&risk=HIGH',
  })
  await editView(as('rita'), { viewId, audience: 'me' })
  expect(await findView(as('rob'), slug)).toBeNull()
})

test('a change manager takes a shared view away, and nobody finds it any more', async () => {
  const given = { name: 'Old', query: '', audience: 'everyone' }
  const { id: viewId, slug } = await saveView(as('rita'), given)
  await expect(deleteView(as('ann'), { viewId })).rejects.toMatchObject({ code: 'forbidden' })
  await deleteView(as('mona'), { viewId })
  expect(await findView(as('rita'), slug)).toBeNull()
})

test('a name is taken once, and a filter that does not exist is refused by its name', async () => {
  await saveView(as('otto'), { name: 'Tonight', query: '' })
  const { id: viewId } = await saveView(as('otto'), { name: 'Tomorrow', query: '' })
  await expect(saveView(as('otto'), { name: 'TONIGHT', query: '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(editView(as('otto'), { viewId, name: 'tonight' })).rejects.toMatchObject({ code: 'conflict' })
  await saveView(as('rita'), { name: 'Tonight', query: '' })
  await expect(saveView(as('otto'), { name: 'X', query: 'team=a' })).rejects.toMatchObject({
    code: 'invalid',
    detail: { errors: [{ path: 'query', message: 'A view cannot keep "team". Leave it out.' }] },
  })
})

test('of two views that are given one name at the same moment, one gets it', async () => {
  const views = await Promise.all(['One', 'Two'].map((name) => saveView(as('bob'), { name, query: '' })))
  const renamed = await Promise.allSettled(
    views.map(({ id: viewId }) => editView(as('bob'), { viewId, name: 'Three' })),
  )
  expect(renamed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = renamed.find(({ status }) => status === 'rejected')
  expect(refused).toMatchObject({ reason: { code: 'conflict' } })
})
