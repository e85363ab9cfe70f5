import { commentOnChange } from '#lib/change/comment-on-change'
import { route } from '../../../../../_server/route'

export const POST = route(commentOnChange, { status: 201 })
