import { askOverride } from '#lib/calendar/ask-override'
import { route } from '../../../../../_server/route'

export const POST = route(askOverride, { status: 201 })
