import { attachFile } from '#lib/change/attach-file'
import { MAX_FILE_BYTES } from '#lib/change/schema'
import { upload } from '../../../../../_server/route'

export const POST = upload(attachFile, MAX_FILE_BYTES)
