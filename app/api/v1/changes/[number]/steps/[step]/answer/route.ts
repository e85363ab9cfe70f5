import { answerQuestion } from '#lib/approval/answer-question'
import { route } from '../../../../../../../_server/route'

export const POST = route(answerQuestion, { status: 201 })
