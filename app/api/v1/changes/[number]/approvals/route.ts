import { getApprovals } from '#lib/approval/overview/queries'
import { read } from '../../../../../_server/route'

export const GET = read('get-approvals', (ctx, { number = '' }) => getApprovals(ctx, number))
