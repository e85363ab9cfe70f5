import { withdrawChange } from '#lib/change/withdraw-change'
import { route } from '../../../../../_server/route'

export const POST = route(withdrawChange)
