import { receiveFile } from '#lib/import/receive-file'
import { route } from '../../../../../_server/route'

export const POST = route(receiveFile, { status: 202 })
