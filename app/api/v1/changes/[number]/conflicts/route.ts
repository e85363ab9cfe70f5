import { listConflicts } from '#lib/change/record/queries'
import { read } from '../../../../../_server/route'

export const GET = read('list-conflicts', async (ctx, { number = '' }) => ({
  rows: await listConflicts(ctx, number),
}))
