import { signReview } from '#lib/review/sign-review'
import { route } from '../../../../../_server/route'

export const POST = route(signReview, { status: 201 })
