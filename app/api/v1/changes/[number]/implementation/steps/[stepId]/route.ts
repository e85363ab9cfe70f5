import { tickStep } from '#lib/implementation/tick-step'
import { route } from '../../../../../../../_server/route'

export const POST = route(tickStep, { status: 201 })
