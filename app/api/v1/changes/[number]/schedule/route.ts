import { scheduleChange } from '#lib/calendar/schedule-change'
import { route } from '../../../../../_server/route'

export const POST = route(scheduleChange)
