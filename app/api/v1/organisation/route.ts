import { editOrganisation } from '#lib/organisation/edit-organisation'
import { getOrganisation } from '#lib/organisation/queries'
import { read, route } from '../../../_server/route'

export const GET = read('get-organisation', (ctx) => getOrganisation(ctx))
export const PATCH = route(editOrganisation)
