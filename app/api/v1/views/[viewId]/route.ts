import { deleteView } from '#lib/change/view/delete-view'
import { editView } from '#lib/change/view/edit-view'
import { route } from '../../../../_server/route'

export const PATCH = route(editView)
export const DELETE = route(deleteView)
