import { paths } from '../lib/paths'
import { expect, test } from './fixtures'
import { appUrl } from './playwright.config'
import { raise } from './preparation'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}
/** Where a forged request may say that it comes from; the first says nothing. */
const ELSEWHERE: Record<string, string>[] = [
  {},
  { origin: 'null' },
  { origin: 'https://elsewhere.example' },
  { origin: `${appUrl}1` },
  { origin: appUrl, 'sec-fetch-site': 'cross-site' },
]

test('the headers are on every answer: found, moved, missing and static (T24)', async ({ request }) => {
  const signIn = await request.get('/sign-in')
  const script = /\/_next\/static\/[^"]+\.js/.exec(await signIn.text())?.[0] ?? ''
  for (const [address, status] of [
    ['/sign-in', 200],
    ['/changes', 307],
    ['/nothing-here', 404],
    ['/api/v1/changes', 401],
    ['/_next/static/nothing-here.js', 404],
    [script, 200],
  ] as const) {
    const answer = await request.get(address, { maxRedirects: 0 })
    const headers = answer.headers()
    expect(answer.status(), address).toBe(status)
    expect(headers, address).toMatchObject(ALWAYS)
    expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'")
    expect(headers['x-powered-by'], address).toBeUndefined()
    expect(headers['cache-control'], address).toContain(address === script ? 'immutable' : 'no-store')
  }
})

test('a form posted from elsewhere takes no effect (T04)', async ({ as, rest }) => {
  const number = await raise(rest, 'Index the forms')
  const ann = await as('ann')
  await ann.goto(paths.change(number))
  await ann.getByPlaceholder('Write a comment.').fill('From this page.')
  const posted = ann.waitForRequest((request) => request.method() === 'POST')
  await ann.route('**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await ann.getByRole('button', { name: 'Comment', exact: true }).click()
  const request = await posted
  const {
    'content-length': _,
    origin: _origin,
    'sec-fetch-site': _site,
    ...headers
  } = await request.allHeaders()
  for (const from of ELSEWHERE)
    await ann.request.fetch(request.url(), {
      method: 'POST',
      headers: { ...headers, ...from },
      data: request.postDataBuffer() ?? undefined,
    })
  await ann.unrouteAll()
  await ann.goto(paths.activity(number))
  const timeline = ann.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toBeVisible()
  await expect(timeline.getByText('From this page.')).toHaveCount(0)
})

test('a REST call from elsewhere is refused, and with a cookie alone too (T04)', async ({ as, rest }) => {
  const number = await raise(rest, 'Index the calls')
  const { request } = await as('ann')
  const comment = (headers: Record<string, string>) =>
    request.post(`/api/v1/changes/${number}/comments`, { headers, data: { body: 'Looks right.' } })
  for (const headers of ELSEWHERE) expect((await comment(headers)).status()).toBe(403)
  expect((await comment({ origin: appUrl })).ok()).toBe(true)
})
