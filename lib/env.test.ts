import { describe, expect, test } from 'vitest'
import { readEnv } from './env'

const secret = 'q8Zr2mVtX0cJ5nYwB7hLkD4sGfPaE1uT'
const base = { DATABASE_URL: 'postgres://cabinet_app@localhost/cabinet', AUTH_SECRET: secret }

describe('a weak start is refused in one line that never shows a value (T25)', () => {
  test.each([
    ['no secret', { AUTH_SECRET: undefined }, /^AUTH_SECRET is missing: .+\.$/],
    ['an empty secret', { AUTH_SECRET: '' }, /^AUTH_SECRET is missing/],
    ['a short secret', { AUTH_SECRET: secret.slice(0, 31) }, /^AUTH_SECRET is too weak/],
    ['a repeated letter', { AUTH_SECRET: 'a'.repeat(64) }, /^AUTH_SECRET is too weak/],
    ['an example secret', { AUTH_SECRET: `${secret}-changeme` }, /^AUTH_SECRET is too weak/],
    ['a default secret', { AUTH_SECRET: `your-secret-here-${secret}` }, /^AUTH_SECRET is too weak/],
    ['no database', { DATABASE_URL: undefined }, /^DATABASE_URL is missing\.$/],
    [
      'another kind of database',
      { DATABASE_URL: 'mysql://root@localhost/x' },
      /^DATABASE_URL must look like postgres:/,
    ],
    [
      'no TLS in front',
      { NODE_ENV: 'production', APP_URL: 'http://changes.example.org' },
      /^APP_URL must begin with https:/,
    ],
    ['no address', { APP_URL: 'changes' }, /^APP_URL must be a web address/],
    ['a flag that is none', { TRUST_PROXY: 'maybe' }, /^TRUST_PROXY must be on or off\.$/],
    ['a port that is none', { PORT: 'http' }, /^PORT must be a port number\.$/],
  ])('%s', (_, given, line) => {
    expect(() => readEnv({ ...base, ...given })).toThrow(line)
    try {
      readEnv({ ...base, ...given })
    } catch (error) {
      expect((error as Error).message).not.toContain(secret)
      expect((error as Error).message.split('\n')).toHaveLength(1)
    }
  })
})

test('settings not given have safe values', () => {
  expect(readEnv({ ...base, NODE_ENV: 'production', PORT: '8080' })).toMatchObject({
    appUrl: 'http://localhost:8080',
    demoMode: false,
    trustProxy: false,
    jobs: true,
    production: true,
  })
})

test('a demo may be shown in the local network, without TLS', () => {
  const shown = { ...base, NODE_ENV: 'production', DEMO_MODE: 'on', APP_URL: 'http://192.168.1.5:3000/' }
  expect(readEnv(shown)).toMatchObject({ demoMode: true, appUrl: 'http://192.168.1.5:3000' })
})
