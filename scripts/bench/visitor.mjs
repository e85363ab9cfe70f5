import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** A person at a running server: pages by cookie, REST by token. Every answer that is no success is an error. */
export async function visitorOf({ url, owner, email }) {
  const cookie = await signIn(url, email)
  const token = await makeToken(owner, email)
  const answer = async (path, options) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...options })
    const text = await response.text()
    return { status: response.status, text }
  }
  return {
    async page(path, wanted = 200) {
      const { status, text } = await answer(path, { headers: { cookie } })
      if (status !== wanted) throw new Error(`GET ${path} answered ${status}.`)
      return text
    },
    async rest(method, path, body) {
      const { status, text } = await answer(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`)
      return JSON.parse(text)
    },
  }
}

async function signIn(url, email) {
  const jar = new Map()
  const keep = (response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair)
    }
  }
  const cookie = () => [...jar.values()].join('; ')
  const first = await fetch(`${url}/api/auth/csrf`)
  keep(first)
  const { csrfToken } = await first.json()
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie(), origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password: 'demo', json: 'true', callbackUrl: `${url}/` }),
  })
  keep(response)
  if (![...jar.keys()].some((name) => name.includes('session'))) {
    throw new Error(`${email} could not sign in (${response.status}).`)
  }
  return cookie()
}

async function makeToken(owner, email) {
  const token = `cab_${randomBytes(32).toString('base64url')}`
  await owner`
    insert into api_token (person_id, name, hash, scope, expires_at)
    select id, 'npm run bench', ${createHash('sha256').update(token).digest('hex')}, 'decide', now() + interval '1 day'
    from person where lower(email) = ${email}`
  return token
}

/** The scripts that a page loads at first, in kB after gzip. */
export async function scriptWeight(url, html) {
  const sources = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src))
  let bytes = 0
  for (const src of sources) {
    const response = await fetch(new URL(src.replaceAll('&amp;', '&'), url))
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length
  }
  return bytes / 1000
}
