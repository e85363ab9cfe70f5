import { retireWindow } from '#lib/calendar/retire-window'
import { route } from '../../../../../_server/route'

export const POST = route(retireWindow)
