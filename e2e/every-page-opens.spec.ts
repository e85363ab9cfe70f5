import { expect, test } from './fixtures'
import { addressOf, SIGHTS } from './routes'

for (const { route, who } of SIGHTS)
  test(`${route} opens, on a phone too`, async ({ as, page: nobody, rest }) => {
    const page = who ? await as(who, { width: 390 }) : nobody
    await page.setViewportSize({ width: 390, height: 844 })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    const response = await page.goto(await addressOf(rest, route))
    expect(response?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await page.waitForLoadState('networkidle')
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }))
    expect(scrollWidth, 'nothing is wider than the screen').toBeLessThanOrEqual(clientWidth)
    expect(errors).toEqual([])
  })
