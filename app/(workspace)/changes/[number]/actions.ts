'use server'

import { answerQuestion } from '#lib/approval/answer-question'
import { decideStep } from '#lib/approval/decide-step'
import { meetCondition } from '#lib/approval/meet-condition'
import { withdrawDecision } from '#lib/approval/withdraw-decision'
import { breakTie } from '#lib/cab/break-tie'
import { disputeVote } from '#lib/cab/dispute-vote'
import { recordRuling } from '#lib/cab/record-ruling'
import { takeUpChange } from '#lib/cab/take-up-change'
import { action } from '../../../_server/action'

export const decideStepAction = action(decideStep)
export const answerQuestionAction = action(answerQuestion)
export const withdrawDecisionAction = action(withdrawDecision)
export const meetConditionAction = action(meetCondition)
export const recordRulingAction = action(recordRuling)
export const breakTieAction = action(breakTie)
export const takeUpChangeAction = action(takeUpChange)
export const disputeVoteAction = action(disputeVote)
