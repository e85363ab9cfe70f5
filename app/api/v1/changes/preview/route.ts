import { getIntakePreview } from '#lib/intake/queries'
import { route } from '../../../../_server/route'

export const POST = route(getIntakePreview)
