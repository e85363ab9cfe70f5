import { pathToFileURL } from 'node:url'
import { closeDatabase } from '#db/client'
import { makeSetUpLink } from '#lib/auth/make-set-up-link'
import { env } from '#lib/env'
import { mintContext } from '#lib/mint-context'
import { paths } from '#lib/paths'

/**
 * The one-time link that makes the first administrator, as a line for the operator; null when somebody exists, or when a
 * link was printed before and still holds. `again` replaces that one (D117).
 */
export async function setupLink(again = false): Promise<string | null> {
  const ctx = mintContext({
    actor: { kind: 'system', job: 'set-up link' },
    now: new Date(),
    requestId: 'set-up link',
  })
  const link = await makeSetUpLink(ctx, { again })
  return (
    link &&
    `Set Cabinet up, once, before ${link.expiresAt.toISOString()}:\n${env().appUrl}${paths.setUp(link.token)}`
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(
      (await setupLink(true)) ??
        'Cabinet is set up already. An administrator invites people under Admin, People.',
    )
  } finally {
    await closeDatabase()
  }
}
