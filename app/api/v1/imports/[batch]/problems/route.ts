import { parse } from '#lib/define-command'
import { listProblemLines } from '#lib/import/queries'
import { OnBatch } from '#lib/import/schema'
import { csvFile } from '../../../../../_server/download'
import { read } from '../../../../../_server/route'

export const GET = read('list-import-problems', async (ctx, params) =>
  csvFile('rows-that-stop.csv', listProblemLines(ctx, parse(OnBatch, params).batch)),
)
