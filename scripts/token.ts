import { parseArgs } from 'node:util'
import { closeDatabase } from '#db/client'
import { makeToken } from '#lib/auth/make-token'
import { findCredentials } from '#lib/auth/queries'
import { closeSender } from '#lib/enqueue-job'
import { mintContext } from '#lib/mint-context'
import { Refusal } from '#lib/refusal'

// npm run token -- EMAIL [--scope read|write|decide] [--days 90] [--name TEXT]: prints a new API token, once.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scope: { type: 'string' }, days: { type: 'string' }, name: { type: 'string' } },
})

try {
  const email = positionals[0]?.trim().toLowerCase()
  if (!email)
    throw new Refusal('invalid', 'Say whose token: npm run token -- rita@example.com --scope write.')
  const person = await findCredentials(email)
  if (!person) throw new Refusal('not_found', `Nobody here has the address ${email}.`)
  const ctx = mintContext({
    actor: { kind: 'system', job: 'token command' },
    now: new Date(),
    requestId: 'token command',
  })
  const { token } = await makeToken(ctx, {
    personId: person.id,
    name: values.name ?? 'Made at the console',
    scope: values.scope ?? 'read',
    ...(values.days ? { days: values.days } : {}),
  })
  console.log(token)
} finally {
  await closeSender()
  await closeDatabase()
}
