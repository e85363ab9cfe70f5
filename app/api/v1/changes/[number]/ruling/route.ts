import { recordRuling } from '#lib/cab/record-ruling'
import { route } from '../../../../../_server/route'

export const POST = route(recordRuling, { status: 201 })
