import { submitChange } from '#lib/change/submit-change'
import { route } from '../../../../../_server/route'

export const POST = route(submitChange)
