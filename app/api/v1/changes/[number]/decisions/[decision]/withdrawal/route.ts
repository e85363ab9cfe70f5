import { withdrawDecision } from '#lib/approval/withdraw-decision'
import { route } from '../../../../../../../_server/route'

export const POST = route(withdrawDecision, { status: 201 })
