import { listOwnTokens } from '#lib/auth/directory/queries'
import { makeToken } from '#lib/auth/make-token'
import { read, route } from '../../../_server/route'

export const GET = read('list-tokens', async (ctx) => ({ rows: await listOwnTokens(ctx) }))
export const POST = route(makeToken, { status: 201 })
