import { ExportChanges, exportChanges } from '#lib/change/export-changes'
import { parse } from '#lib/define-command'
import { getOrganisation } from '#lib/organisation/queries'
import { csvFile } from '../../../../_server/download'
import { read } from '../../../../_server/route'

export const GET = read(
  'export-changes',
  async (ctx, _params, search) =>
    csvFile(
      `changes-${ctx.now.toISOString().slice(0, 10)}.csv`,
      exportChanges(ctx, parse(ExportChanges, search), (await getOrganisation(ctx)).zone),
    ),
  ExportChanges,
)
