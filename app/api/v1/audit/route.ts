import { ListTrail } from '#lib/audit/listing'
import { listTrail } from '#lib/audit/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { read } from '../../../_server/route'

export const GET = read(
  'list-audit-events',
  async (ctx, _params, search) => listTrail(ctx, ListTrail.parse(search), (await getOrganisation(ctx)).zone),
  ListTrail,
)
