import { cancelImport } from '#lib/import/cancel-import'
import { route } from '../../../../../_server/route'

export const POST = route(cancelImport)
