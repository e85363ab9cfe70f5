'use server'

import { answerQuestion } from '#lib/approval/answer-question'
import { decideStep } from '#lib/approval/decide-step'
import { meetCondition } from '#lib/approval/meet-condition'
import { withdrawDecision } from '#lib/approval/withdraw-decision'
import { breakTie } from '#lib/cab/break-tie'
import { disputeVote } from '#lib/cab/dispute-vote'
import { recordRuling } from '#lib/cab/record-ruling'
import { takeUpChange } from '#lib/cab/take-up-change'
import { askOverride } from '#lib/calendar/ask-override'
import { scheduleChange } from '#lib/calendar/schedule-change'
import { voiceOverride } from '#lib/calendar/voice-override'
import { assignImplementer } from '#lib/change/assign-implementer'
import { cancelChange } from '#lib/change/cancel-change'
import { commentOnChange } from '#lib/change/comment-on-change'
import { holdChange } from '#lib/change/hold-change'
import { proposeTime } from '#lib/change/propose-time'
import { resumeChange } from '#lib/change/resume-change'
import { submitChange } from '#lib/change/submit-change'
import { withdrawChange } from '#lib/change/withdraw-change'
import { finishImplementation } from '#lib/implementation/finish-implementation'
import { startImplementation } from '#lib/implementation/start-implementation'
import { tickStep } from '#lib/implementation/tick-step'
import { paths } from '#lib/paths'
import { closeChange } from '#lib/review/close-change'
import { signReview } from '#lib/review/sign-review'
import { action } from '../../../_server/action'

export const decideStepAction = action(decideStep, { message: 'Your decision is recorded.' })
export const withdrawDecisionAction = action(withdrawDecision)
export const answerQuestionAction = action(answerQuestion, { message: 'Your answer is recorded.' })
export const meetConditionAction = action(meetCondition)
export const recordRulingAction = action(recordRuling)
export const breakTieAction = action(breakTie)
export const disputeVoteAction = action(disputeVote)
export const takeUpChangeAction = action(takeUpChange)
export const askOverrideAction = action(askOverride)
export const voiceOverrideAction = action(voiceOverride)
export const submitChangeAction = action(submitChange, {
  input: (values) => ({ ...values, openProposals: 'refuse' }),
})
export const withdrawChangeAction = action(withdrawChange)
export const cancelChangeAction = action(cancelChange)
export const holdChangeAction = action(holdChange)
export const resumeChangeAction = action(resumeChange)
export const assignImplementerAction = action(assignImplementer)
export const proposeTimeAction = action(proposeTime)
export const scheduleChangeAction = action(scheduleChange)
export const startImplementationAction = action(startImplementation, {
  redirect: ({ number }) => paths.live(number),
})
export const tickStepAction = action(tickStep)
export const finishImplementationAction = action(finishImplementation, {
  redirect: ({ number }) => paths.review(number),
})
export const signReviewAction = action(signReview)
export const closeChangeAction = action(closeChange)
export const commentOnChangeAction = action(commentOnChange, { message: 'Your comment is on the timeline.' })
