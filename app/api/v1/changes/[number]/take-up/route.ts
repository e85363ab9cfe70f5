import { takeUpChange } from '#lib/cab/take-up-change'
import { route } from '../../../../../_server/route'

export const POST = route(takeUpChange, { status: 201 })
