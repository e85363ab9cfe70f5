import { mapColumns } from '#lib/import/map-columns'
import { route } from '../../../../../_server/route'

export const POST = route(mapColumns)
