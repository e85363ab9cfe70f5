import { addPiece } from '#lib/import/add-piece'
import { PIECE_BYTES } from '#lib/import/stage'
import { upload } from '../../../../../../_server/route'

export const POST = upload(addPiece, PIECE_BYTES)
