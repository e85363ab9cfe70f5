import { editChange } from '#lib/change/edit-change'
import { getChange } from '#lib/change/record/queries'
import { read, route } from '../../../../_server/route'

export const GET = read('get-change', (ctx, { number = '' }) => getChange(ctx, number))
export const PATCH = route(editChange, {
  input: ({ number }, { version, ...changes }) => ({ number, version, changes }),
})
