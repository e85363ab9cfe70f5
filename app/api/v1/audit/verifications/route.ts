import { getTrailStatus } from '#lib/audit/queries'
import { startVerification } from '#lib/audit/start-verification'
import { read, route } from '../../../../_server/route'

export const GET = read('get-trail-status', getTrailStatus)
export const POST = route(startVerification, { status: 202 })
