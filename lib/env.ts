import path from 'node:path'
import { z } from 'zod'

const WEAK_WORDS =
  /change.?me|example|password|your.?secret|super.?secret|my.?secret|replace|insecure|default|development|1234567|abcdefg/i
const isLoopback = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

const flag = (fallback: boolean) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], 'must be on or off')
    .optional()
    .transform((text) => (text === undefined ? fallback : ['on', 'true', '1'].includes(text)))

const postgresUrl = z
  .string('is missing')
  .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), {
    message: 'must look like postgres://role@host/database',
  })

const secret = z
  .string('is missing: set it to the output of "openssl rand -base64 32"')
  .refine((text) => text.length >= 32 && new Set(text).size >= 12 && !WEAK_WORDS.test(text), {
    message:
      'is too weak: use at least 32 random characters, such as the output of "openssl rand -base64 32"',
  })

const Environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    DATABASE_URL: postgresUrl,
    AUTH_SECRET: secret,
    PORT: z.coerce.number('must be a port number').int().min(1).max(65535).default(3000),
    APP_URL: z.url('must be a web address such as https://changes.example.org').optional(),
    DATA_DIR: z.string().default('.data'),
    DEMO_MODE: flag(false),
    TRUST_PROXY: flag(false),
    JOBS: flag(true),
  })
  .transform((given) => ({
    production: given.NODE_ENV === 'production',
    databaseUrl: given.DATABASE_URL,
    authSecret: given.AUTH_SECRET,
    /** Without a trailing slash; the base of links, the cookies' security and the Origin check. */
    appUrl: (given.APP_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    /** Absolute. */
    dataDir: path.resolve(/*turbopackIgnore: true*/ given.DATA_DIR),
    demoMode: given.DEMO_MODE,
    trustProxy: given.TRUST_PROXY,
    jobs: given.JOBS,
  }))
  .refine(
    ({ appUrl, demoMode, production }) => {
      const url = new URL(appUrl)
      return url.protocol === 'https:' || isLoopback(url) || demoMode || !production
    },
    {
      path: ['APP_URL'],
      message: 'must begin with https:// (T25): put a proxy with TLS in front of Cabinet',
    },
  )

export type Env = z.output<typeof Environment>

/** A start that must not happen; its message is one line for the operator. */
export class StartRefused extends Error {}

/** Throws `StartRefused` naming the first wrong variable, never its value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new StartRefused(`${issue?.path.join('.')} ${issue?.message}.`)
}

let known: Env | undefined
/** The process's settings: the one place that reads process.env. Lazy, since `next build` loads modules without them. */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}
