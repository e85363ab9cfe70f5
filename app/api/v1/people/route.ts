import { listColleagues } from '#lib/auth/directory/queries'
import { invitePerson } from '#lib/auth/invite-person'
import { read, route } from '../../../_server/route'

export const GET = read('list-people', async (ctx) => ({ rows: await listColleagues(ctx) }))
export const POST = route(invitePerson, { status: 201 })
