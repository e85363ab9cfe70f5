import { listChecks } from '#lib/change/record/queries'
import { read } from '../../../../../_server/route'

export const GET = read('list-checks', async (ctx, { number = '' }) => ({
  rows: await listChecks(ctx, number),
}))
