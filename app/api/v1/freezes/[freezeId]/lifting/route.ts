import { liftFreeze } from '#lib/calendar/lift-freeze'
import { route } from '../../../../../_server/route'

export const POST = route(liftFreeze)
