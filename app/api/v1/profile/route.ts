import { editProfile } from '#lib/auth/edit-profile'
import { route } from '../../../_server/route'

export const PATCH = route(editProfile)
