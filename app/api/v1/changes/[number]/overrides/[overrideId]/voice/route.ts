import { voiceOverride } from '#lib/calendar/voice-override'
import { route } from '../../../../../../../_server/route'

export const POST = route(voiceOverride, { status: 201 })
