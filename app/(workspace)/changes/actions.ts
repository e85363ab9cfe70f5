'use server'

import { deleteView } from '#lib/change/view/delete-view'
import { editView } from '#lib/change/view/edit-view'
import { pinView } from '#lib/change/view/pin-view'
import { saveView } from '#lib/change/view/save-view'
import { paths } from '#lib/paths'
import { action } from '../../_server/action'
import { runInBulk } from '../../_server/bulk'
import { formAction } from '../../_server/form-action'

export const saveViewAction = action(saveView, { redirect: ({ slug }) => paths.changes({ view: slug }) })
export const replaceViewAction = action(editView, { redirect: ({ slug }) => paths.changes({ view: slug }) })
export const editViewAction = action(editView, { message: 'Saved.' })
export const deleteViewAction = action(deleteView)
export const pinViewAction = action(pinView)
export const runInBulkAction = formAction(runInBulk)
