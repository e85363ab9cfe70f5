import { decideStep } from '#lib/approval/decide-step'
import { route } from '../../../../../../../_server/route'

export const POST = route(decideStep, { status: 201 })
