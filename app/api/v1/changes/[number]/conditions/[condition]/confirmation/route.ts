import { meetCondition } from '#lib/approval/meet-condition'
import { route } from '../../../../../../../_server/route'

export const POST = route(meetCondition, { status: 201 })
