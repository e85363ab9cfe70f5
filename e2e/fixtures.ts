import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BrowserContext, test as base, expect, type Page, request } from '@playwright/test'
import type { CastKey } from '../db/seed/cast'
import { appUrl } from './playwright.config'

type Answer = Record<string, unknown>
/** The REST door as one person, for what comes before the story. */
export type Rest = <T = Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<T>
export type RestOf = (name: CastKey) => Promise<Rest>
type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

export type Stage = {
  /** A browser of their own in which this person has signed in. */
  as: (name: CastKey, options?: { javaScript?: boolean; width?: number }) => Promise<Page>
}
type Backstage = { rest: RestOf; sessions: Map<CastKey, SignedIn> }

export const test = base.extend<Stage, Backstage>({
  as: async ({ browser, sessions }, use) => {
    const opened: BrowserContext[] = []
    await use(async (name, { javaScript = true, width = 1440 } = {}) => {
      const context = await browser.newContext({
        baseURL: appUrl,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        storageState: sessions.get(name),
      })
      opened.push(context)
      const page = await context.newPage()
      if (!sessions.has(name)) {
        await signIn(page, name)
        sessions.set(name, await context.storageState())
      }
      return page
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  rest: [
    async ({}, use) => {
      const doors = new Map<CastKey, Promise<Rest>>()
      await use((name) => {
        const door = doors.get(name) ?? openDoor(name)
        doors.set(name, door)
        return door
      })
    },
    { scope: 'worker' },
  ],
})
export { expect }

/** Signs in with the password, as on the first morning. */
export async function signIn(page: Page, name: CastKey) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${name}@example.com`)
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // The start page of everyone leads on to the person's own.
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in' && pathname !== '/')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeHidden()
}

async function openDoor(name: CastKey): Promise<Rest> {
  const client = await request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${tokenOf(name)}` } })
  return async <T>(method: string, address: string, body?: object) => {
    const response = await client.fetch(`${appUrl}/api/v1${address}`, { method, data: body })
    const answer: unknown = await response.json()
    if (!response.ok())
      throw new Error(`${name} ${method} ${address}: ${response.status()} ${JSON.stringify(answer)}`)
    return answer as T
  }
}

/** Made once for all workers, beside the data it opens. */
function tokenOf(name: CastKey): string {
  const dataDir = process.env.STORIES_DATA_DIR ?? ''
  const kept = path.join(dataDir, `token-of-${name}`)
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  const made = spawnSync(
    'npm',
    ['run', '--silent', 'token', '--', `${name}@example.com`, '--scope', 'decide'],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir, APP_URL: appUrl } },
  )
  const token = /cab_[\w-]+/.exec(made.stdout)?.[0]
  if (!token) throw new Error(`No token for ${name}: ${made.stderr}`)
  writeFileSync(kept, token, { mode: 0o600 })
  return token
}
