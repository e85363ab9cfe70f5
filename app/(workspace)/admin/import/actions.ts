'use server'
import { cancelImport } from '#lib/import/cancel-import'
import { mapColumns } from '#lib/import/map-columns'
import { startRun } from '#lib/import/start-run'
import { undoImport } from '#lib/import/undo-import'
import { action } from '../../../_server/action'

export const mapColumnsAction = action(mapColumns)
export const startRunAction = action(startRun)
export const cancelImportAction = action(cancelImport)
export const undoImportAction = action(undoImport)
