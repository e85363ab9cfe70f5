import { draftChange } from '#lib/change/draft-change'
import { ListChanges } from '#lib/change/listing'
import { listChanges } from '#lib/change/queries'
import { parse } from '#lib/define-command'
import { read, route } from '../../../_server/route'

export const GET = read(
  'list-changes',
  (ctx, _params, search) => listChanges(ctx, parse(ListChanges, search)),
  ListChanges,
)
export const POST = route(draftChange, { status: 201 })
