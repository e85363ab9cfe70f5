import { checkHealth } from '#lib/organisation/check-health'
import { probe } from '../../_server/probe'

export const dynamic = 'force-dynamic'
export const GET = probe(checkHealth)
