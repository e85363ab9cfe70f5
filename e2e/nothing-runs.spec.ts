import type { CastKey } from '../db/seed/cast'
import { pathOf, ROUTES } from '../lib/paths'
import { expect, test } from './fixtures'
import { appUrl } from './playwright.config'
import { idOf } from './preparation'

/** What runs in a browser that takes text for markup; `data-canary` is found even where the policy stops it. */
const RUN = 'alert(`canary`)'
const WHOLE = [
  `<script data-canary>${RUN}</script>`,
  `<img data-canary src=x onerror=${RUN}>`,
  `<svg data-canary onload=${RUN}>`,
  `<svg data-canary><script>${RUN}</script></svg>`,
  `<iframe data-canary srcdoc="<script>parent.${RUN}</script>">`,
  `<iframe data-canary src="javascript:${RUN}">`,
  `<object data-canary data="javascript:${RUN}">`,
  `<embed data-canary src="data:text/html,<script>${RUN}</script>">`,
  `<a data-canary href="javascript:${RUN}">x</a>`,
  `<form data-canary action="javascript:${RUN}"><button>x</button></form>`,
  `<details data-canary open ontoggle=${RUN}>`,
  `<video data-canary><source onerror=${RUN}></video>`,
  `<input data-canary autofocus onfocus=${RUN}>`,
  `<body data-canary onload=${RUN}>`,
  `<math data-canary><mi xlink:href="javascript:${RUN}">x</mi></math>`,
  `<style data-canary>@import "javascript:${RUN}"</style>`,
  `<link data-canary rel=stylesheet href="javascript:${RUN}">`,
  `<meta data-canary http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base data-canary href="javascript:${RUN}//">`,
  `<template data-canary><script>${RUN}</script></template>`,
  `[x](javascript:${RUN})`,
  `![x](javascript:${RUN})`,
  `<javascript:${RUN}>`,
  `[x]: javascript:${RUN}`,
  `{{constructor.constructor('${RUN}')()}}`,
]
const AROUND: ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `">${payload}`,
  (payload) => `'>${payload}`,
  (payload) => `</title></textarea></script>${payload}`,
  (payload) => `-->${payload}<!--`,
  (payload) => payload.toUpperCase().replaceAll('ALERT(`CANARY`)', RUN),
  (payload) => payload.replaceAll('<', '<\t').replaceAll('javascript:', 'java\nscript:'),
  (payload) => payload.replaceAll('<', '&lt;').replaceAll('javascript:', '&#106;avascript:'),
  (payload) => payload.replaceAll('<', '＜').replaceAll('javascript:', 'data:text/html;base64,'),
  (payload) => `\`\`\`html\n${payload}\n\`\`\`\n| a |\n|---|\n| ${payload} |`,
]
const PAYLOADS = WHOLE.flatMap((payload) => AROUND.map((around) => around(payload)))
const some = (from: number, to: number) => PAYLOADS.slice(from, to)
const cut = (payload: string, max: number) => payload.slice(0, max)

/** A change whose every text is hostile: payloads `from` to `to`, one in each row, all of them in the long texts. */
function hostile(from: number, to: number, implementerId: string) {
  const rows = some(from, to).map((payload, at) => ({ id: `row-${at}`, title: cut(payload, 200), payload }))
  const long = rows.map(({ payload }) => payload).join('\n\n')
  return {
    title: cut(rows[0]?.title ?? '', 200),
    description: cut(long, 20_000),
    justification: cut(long, 10_000),
    services: ['mobile-app-test'],
    impact: { business: 'low', technical: 'low', security: 'none' },
    implementerId,
    steps: rows.map(({ id, title, payload }) => ({ id, title, detail: payload, minutes: 5 })),
    tests: rows.map(({ id, title, payload }) => ({ id, title, evidence: payload, result: 'passed' })),
    rollback: {
      steps: rows.map(({ id, title, payload }) => ({ id, title, detail: payload, minutes: 5 })),
      testedOn: '2026-01-05',
      testedWhere: rows[1]?.title ?? '',
    },
    communication: rows.slice(0, 50).map(({ id, title, payload }) => ({
      id,
      audience: title,
      channel: cut(title, 100),
      when: title,
      message: payload,
    })),
  }
}

test('nothing that people write is run by the page that shows it (T09)', async ({ as, rest }) => {
  // No wait: the limit for 250 payloads on every page that shows them.
  test.setTimeout(600_000)
  expect(PAYLOADS).toHaveLength(250)
  const [rita, mona] = [await rest('rita'), await rest('mona')]
  const otto = await idOf(rest, 'otto')
  const numbers: string[] = []
  for (let from = 0; from < PAYLOADS.length; from += 50) {
    const content = hostile(from, from + 50, otto)
    const { number } = await rita<{ number: string }>('POST', '/changes', content)
    await rita('POST', `/changes/${number}/submission`, {})
    for (let at = from; at < from + 50; at += 10)
      await rita('POST', `/changes/${number}/comments`, { body: some(at, at + 10).join('\n\n') })
    numbers.push(number)
  }
  for (const payload of PAYLOADS)
    await rita('POST', '/changes', { title: cut(payload, 200), services: ['mobile-app-test'] })
  const year = { zone: 'UTC', startsAt: '2031-01-01T00:00:00Z', endsAt: '2031-01-02T00:00:00Z' }
  for (const payload of WHOLE) {
    const name = cut(payload, 100)
    await mona('POST', '/freezes', { name, reason: payload, ...year })
    await mona('POST', '/windows', { kind: 'once', name, maxRisk: 'LOW', ...year })
  }

  const ran: string[] = []
  let told = 0
  const look = async (who: CastKey, address: string) => {
    const page = await as(who)
    page.on('dialog', async (dialog) => {
      ran.push(`${address} opened "${dialog.message()}"`)
      await dialog.dismiss()
    })
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) ran.push(`${address}: ${message.text()}`)
    })
    await page.goto(appUrl + address)
    await page.waitForLoadState('networkidle')
    if ((await page.locator('main').innerText()).includes('canary')) told++
    const found = await page.evaluate(() => ({
      marked: document.querySelectorAll('[data-canary]').length,
      links: [...document.querySelectorAll('a[href], form[action], img[src], iframe[src]')]
        .map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src') ?? '')
        .filter((target) => /^\s*(javascript|data|vbscript):/i.test(target)),
    }))
    if (found.marked > 0) ran.push(`${address} made ${found.marked} elements of text`)
    for (const link of found.links) ran.push(`${address} links to ${link}`)
    await page.close()
  }
  for (const number of numbers)
    for (const route of ROUTES.filter((one) => one.startsWith('/changes/[number]') && !one.endsWith('/edit')))
      await look('mona', pathOf(route, { number }))
  for (const number of numbers) await look('rita', pathOf('/changes/[number]/edit', { number }))
  for (const address of ['/inbox', '/changes', '/calendar', '/admin/windows', '/services/mobile-app-test'])
    await look('mona', address)
  await look('ada', '/audit')
  await look('otto', '/inbox')
  await look('rita', '/changes')
  expect(ran).toEqual([])
  // The texts were there to be read.
  expect(told).toBeGreaterThan(numbers.length)
})
