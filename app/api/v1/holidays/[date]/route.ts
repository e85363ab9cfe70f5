import { removeHoliday } from '#lib/organisation/remove-holiday'
import { route } from '../../../../_server/route'

export const DELETE = route(removeHoliday)
