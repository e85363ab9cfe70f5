import { getFile } from '#lib/change/queries'
import { removeFile } from '#lib/change/remove-file'
import { download } from '../../../../../../_server/download'
import { read, route } from '../../../../../../_server/route'

export const GET = read('get-file', async (ctx, { number = '', fileId = '' }) =>
  download(await getFile(ctx, number, fileId)),
)
export const DELETE = route(removeFile)
