import { breakTie } from '#lib/cab/break-tie'
import { route } from '../../../../../_server/route'

export const POST = route(breakTie, { status: 201 })
