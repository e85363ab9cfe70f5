import { disputeVote } from '#lib/cab/dispute-vote'
import { route } from '../../../../../../../_server/route'

export const POST = route(disputeVote, { status: 201 })
