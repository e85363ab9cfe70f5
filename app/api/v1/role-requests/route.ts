import { listRoleRequests } from '#lib/auth/grant/queries'
import { read } from '../../../_server/route'

export const GET = read('list-role-requests', (ctx) => listRoleRequests(ctx))
