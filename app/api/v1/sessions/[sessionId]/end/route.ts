import { signOut } from '#lib/auth/sign-out'
import { route } from '../../../../../_server/route'

export const POST = route(signOut)
