import { paths } from '../lib/paths'
import { expect, test } from './fixtures'
import { raise } from './preparation'

test('the same form posted twice takes effect once', async ({ as, rest }) => {
  const number = await raise(rest, 'Index the questions')
  const ann = await as('ann')
  await ann.goto(paths.change(number))
  await ann.getByPlaceholder('Write a comment.').fill('Who keeps the list of questions?')
  const posted = ann.waitForRequest((request) => request.method() === 'POST')
  await ann.getByRole('button', { name: 'Comment', exact: true }).click()
  const request = await posted
  const timeline = ann.getByRole('list', { name: 'Timeline' })
  await expect(timeline.getByText('Who keeps the list of questions?')).toBeVisible()

  const { 'content-length': _, ...headers } = await request.allHeaders()
  const again = await ann.request.fetch(request.url(), {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':'))),
    data: request.postDataBuffer() ?? undefined,
  })
  expect(again.status()).toBe(200)
  await ann.goto(paths.activity(number))
  await expect(timeline.getByText('Who keeps the list of questions?')).toHaveCount(1)
})
