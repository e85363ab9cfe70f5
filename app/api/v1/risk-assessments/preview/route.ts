import { getRiskPreview } from '#lib/risk/queries'
import { route } from '../../../../_server/route'

export const POST = route(getRiskPreview)
