import { enablePerson } from '#lib/auth/enable-person'
import { route } from '../../../../../_server/route'

export const POST = route(enablePerson)
