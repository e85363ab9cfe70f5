import { pinView } from '#lib/change/view/pin-view'
import { route } from '../../../../../_server/route'

export const PUT = route(pinView)
