import { listViews } from '#lib/change/view/queries'
import { saveView } from '#lib/change/view/save-view'
import { read, route } from '../../../_server/route'

export const GET = read('list-views', async (ctx) => ({ rows: await listViews(ctx) }))
export const POST = route(saveView, { status: 201 })
