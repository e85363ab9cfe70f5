import type { CastKey } from '../db/seed/cast'
import { PUBLIC_ROUTES, paths, ROUTES } from '../lib/paths'
import { expect, test } from './fixtures'
import { appUrl } from './playwright.config'
import { addressOf } from './routes'

const closed = ROUTES.filter((route) => !(PUBLIC_ROUTES as readonly string[]).includes(route))

test('nobody sees a page without signing in, whatever the request says (T01, T02)', async ({
  request,
  rest,
}) => {
  for (const route of closed) {
    const address = await addressOf(rest, route)
    for (const [asked, headers] of [
      [address, {}],
      [address, { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
      [address, { rsc: '1' }],
      [
        `${address}?_rsc=1`,
        { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
      ],
      [`/${address}`, {}],
      [address.replace('a', '%61'), {}],
      [`/en${address}`, {}],
    ] as [string, Record<string, string>][]) {
      const answer = await request.get(new URL(appUrl + asked).href, { headers, maxRedirects: 0 })
      const body = await answer.text()
      const turnedAway =
        [307, 308, 404].includes(answer.status()) || body.includes('NEXT_REDIRECT;replace;/sign-in')
      expect(turnedAway, `${answer.status()} ${asked}`).toBe(true)
      expect(body, asked).not.toMatch(/Mona Okafor|Payments API|recurring payments|fraud model/)
    }
  }
})

const SEES: [name: string, address: string, words: string, who: CastKey[]][] = [
  ['the audit trail', paths.audit(), 'This page is not for your role.', ['ada', 'carl', 'cora', 'mona']],
  ['people', paths.people(), 'People are shown to', ['root', 'carl', 'cora', 'ada']],
]
for (const [name, address, refusal, may] of SEES)
  test(`${name} is shown to those whose role it is`, async ({ as }) => {
    for (const who of ['rita', 'otto', 'mona', 'ann', 'cora', 'carl', 'ada', 'root'] as const) {
      const page = await as(who)
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(refusal), who).toHaveCount(may.includes(who) ? 0 : 1)
    }
  })

test('an auditor reads everything and changes nothing', async ({ as, rest }) => {
  const ada = await as('ada')
  await ada.goto(await addressOf(rest, '/changes/[number]/approvals'))
  await expect(ada.getByText('Auditors and administrators read and do not comment.')).toHaveCount(0)
  await expect(ada.getByRole('form', { name: 'Your decision as' })).toHaveCount(0)
  await ada.goto(paths.newChange())
  await expect(ada.getByText('Auditors and administrators do not raise changes.')).toBeVisible()
})
