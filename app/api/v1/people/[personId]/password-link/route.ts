import { makeResetLink } from '#lib/auth/make-reset-link'
import { route } from '../../../../../_server/route'

export const POST = route(makeResetLink, { status: 201 })
