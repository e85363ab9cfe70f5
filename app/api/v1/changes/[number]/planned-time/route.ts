import { proposeTime } from '#lib/change/propose-time'
import { route } from '../../../../../_server/route'

export const POST = route(proposeTime)
