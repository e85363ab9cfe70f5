import { startRun } from '#lib/import/start-run'
import { route } from '../../../../../_server/route'

export const POST = route(startRun, { status: 202 })
