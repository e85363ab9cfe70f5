import { saveDraft } from '#lib/change/save-draft'
import { route } from '../../../../../_server/route'

export const PATCH = route(saveDraft)
