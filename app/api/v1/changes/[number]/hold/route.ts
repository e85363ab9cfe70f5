import { holdChange } from '#lib/change/hold-change'
import { resumeChange } from '#lib/change/resume-change'
import { route } from '../../../../../_server/route'

export const POST = route(holdChange)
export const DELETE = route(resumeChange)
