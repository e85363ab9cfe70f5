import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GET } from './openapi.json/route'

type Document = {
  openapi: string
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema?: { properties?: object } }> } }>
  >
}

test('the document holds every method of every route file, and none besides', async () => {
  const { paths, openapi }: Document = await GET().json()
  expect(openapi).toBe('3.1.0')
  const files = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('route.ts') && !file.startsWith('openapi.json'),
  )
  const expected = files.flatMap((file) => {
    const path = `/${file.slice(0, -'/route.ts'.length)}`.replace(/\[(\w+)\]/g, '{$1}')
    return [
      ...readFileSync(`app/api/v1/${file}`, 'utf8').matchAll(/export const (GET|POST|PATCH|PUT|DELETE)\b/g),
    ].map(([, method]) => `${method?.toLowerCase()} ${path}`)
  })
  expect(
    Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .sort(),
  ).toEqual(expected.sort())
})

test('a body is described by the schema that the command parses, without the parameters of the path', async () => {
  const { paths }: Document = await GET().json()
  const body = (path: string, method: string) =>
    Object.keys(paths[path]?.[method]?.requestBody?.content['application/json']?.schema?.properties ?? {})
  expect(body('/changes', 'post')).toEqual(
    expect.arrayContaining(['title', 'services', 'risk', 'plannedStart']),
  )
  expect(body('/changes/{number}/cancellation', 'post')).toEqual(['reason'])
  expect(body('/changes/{number}/steps/{step}/decision', 'post')).toEqual([
    'decision',
    'reason',
    'conditions',
    'digest',
  ])
})

/**
 * Writes that no token may ask for: they give, take or follow a session, say what one's own screen shows, found the house, or
 * answer the clock.
 */
const WITHOUT_A_DOOR = [
  'lib/audit/note-verification.ts',
  'lib/auth/accept-link.ts',
  'lib/auth/change-password.ts',
  'lib/auth/make-set-up-link.ts',
  'lib/auth/sign-in.ts',
  'lib/auth/switch-identity.ts',
  'lib/auth/touch-session.ts',
  'lib/auth/touch-token.ts',
  'lib/change/search/learn-words.ts',
  'lib/guide/choose-guide.ts',
  'lib/import/note-progress.ts',
  'lib/import/remove-chunk.ts',
  'lib/import/write-chunk.ts',
  'lib/jobs/fire-timer.ts',
  'lib/jobs/react-to-event.ts',
  'lib/approval/recheck-decisions.ts',
  'lib/organisation/found-demo.ts',
  'lib/organisation/found-organisation.ts',
]

test('every other command has a door here', () => {
  const texts = (folder: string, file: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => file.test(name))
      .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))
  const commands = texts('lib', /\/\w+-[\w-]+(?<!\.test)\.ts$/)
    .filter(({ text }) => /= define(Command|Chore)\(/.test(text))
    .map(({ file }) => file)
  const doors = texts('app/api/v1', /route\.ts$/)
    .map(({ text }) => text)
    .join('')
  expect(commands.length).toBeGreaterThan(WITHOUT_A_DOOR.length)
  expect(commands.filter((file) => !doors.includes(`'#${file.slice(0, -'.ts'.length)}'`)).sort()).toEqual(
    WITHOUT_A_DOOR.toSorted(),
  )
})
