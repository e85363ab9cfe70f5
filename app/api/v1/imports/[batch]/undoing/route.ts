import { undoImport } from '#lib/import/undo-import'
import { route } from '../../../../../_server/route'

export const POST = route(undoImport, { status: 202 })
