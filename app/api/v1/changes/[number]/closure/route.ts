import { closeChange } from '#lib/review/close-change'
import { route } from '../../../../../_server/route'

export const POST = route(closeChange)
