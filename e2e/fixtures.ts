import { spawnSync } from 'node:child_process'
import { test as base, type Page, request } from '@playwright/test'
import { appUrl } from './playwright.config'

/** First names of the cast; see db/seed/cast.ts. */
type Name =
  | 'rita'
  | 'otto'
  | 'mona'
  | 'ann'
  | 'sam'
  | 'bob'
  | 'cora'
  | 'eve'
  | 'ben'
  | 'carl'
  | 'tina'
  | 'omar'
  | 'ada'
  | 'root'
type Answer = Record<string, unknown>
/** The REST door as one person, for what comes before the story. */
export type Rest = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<Answer>

type Stage = {
  /** A browser of their own in which this person has signed in. */
  as: (name: Name, options?: { javaScript?: boolean; width?: number }) => Promise<Page>
}
type Backstage = { rest: (name: Name) => Promise<Rest> }

export const test = base.extend<Stage, Backstage>({
  as: async ({ browser }, use) => {
    const opened: { close: () => Promise<void> }[] = []
    await use(async (name, { javaScript = true, width = 1440 } = {}) => {
      const context = await browser.newContext({
        baseURL: appUrl,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
      })
      opened.push(context)
      const page = await context.newPage()
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(`${name}@example.com`)
      await page.getByLabel('Password').fill('demo')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      return page
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  rest: [
    async ({}, use) => {
      const doors = new Map<Name, Rest>()
      await use(async (name) => {
        const known = doors.get(name)
        if (known) return known
        const door = await openDoor(name)
        doors.set(name, door)
        return door
      })
    },
    { scope: 'worker' },
  ],
})
export { expect } from '@playwright/test'

async function openDoor(name: Name): Promise<Rest> {
  const made = spawnSync(
    'npm',
    ['run', '--silent', 'token', '--', `${name}@example.com`, '--scope', 'decide'],
    {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: process.env.STORIES_DATA_DIR, APP_URL: appUrl },
    },
  )
  const token = /cab_[\w-]+/.exec(made.stdout)?.[0]
  if (!token) throw new Error(`No token for ${name}: ${made.stderr}`)
  const client = await request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  return async (method, path, body) => {
    const response = await client.fetch(`${appUrl}/api/v1${path}`, { method, data: body })
    const answer = (await response.json()) as Answer
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${JSON.stringify(answer)}`)
    return answer
  }
}
