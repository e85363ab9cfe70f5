import { listBatches } from '#lib/import/queries'
import { startUpload } from '#lib/import/start-upload'
import { read, route } from '../../../_server/route'

export const GET = read('list-imports', listBatches)
export const POST = route(startUpload, { status: 201 })
