import { disablePerson } from '#lib/auth/disable-person'
import { route } from '../../../../../_server/route'

export const POST = route(disablePerson)
