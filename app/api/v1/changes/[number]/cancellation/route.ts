import { cancelChange } from '#lib/change/cancel-change'
import { route } from '../../../../../_server/route'

export const POST = route(cancelChange)
