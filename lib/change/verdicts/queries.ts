import { canAskOverride, canSchedule, canVoice } from '../../calendar/permissions'
import type { Standing } from '../../calendar/queries'
import type { Context } from '../../context'
import { type Check, gateVerdict } from '../../implementation/gate'
import { canRecord, canStart } from '../../implementation/permissions'
import { deny, every, type Verdict } from '../../refusal'
import { canClose, canSignReview } from '../../review/permissions'
import {
  canAssign,
  canAttach,
  canCancel,
  canComment,
  canEdit,
  canHold,
  canProposeTime,
  canRaise,
  canResume,
  canSubmit,
  canWithdrawChange,
} from '../permissions'
import type { LockedChange } from '../queries'

type Facts = {
  subject: LockedChange
  gate: readonly Check[]
  signed: boolean
  /** Owners of freezes, by freeze. */
  freezeOwners: ReadonlyMap<string, string | null>
}
export type Act =
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'cancel'
  | 'hold'
  | 'resume'
  | 'copy'
  | 'assign'
  | 'propose'
  | 'schedule'
  | 'start'
  | 'record'
  | 'sign'
  | 'close'
  | 'comment'
  | 'attach'
export type Acts = Record<Act, Verdict>

/** What the person who reads may do to this change now: the same verdicts that guard the commands. */
export function verdictsOf({ actor }: Context, { subject, gate, signed }: Facts): Acts {
  return {
    edit: canEdit(actor, subject),
    submit: canSubmit(actor, subject),
    withdraw: canWithdrawChange(actor, subject),
    cancel: canCancel(actor, subject),
    hold: canHold(actor, subject),
    resume: canResume(actor, subject),
    copy: canRaise(actor),
    assign: canAssign(actor, subject),
    propose: canProposeTime(actor, subject),
    schedule: canSchedule(actor, subject),
    start: every(canStart(actor, subject), gateVerdict(gate)),
    record: canRecord(actor, subject),
    sign: canSignReview(actor, subject, signed),
    close: canClose(actor, subject, signed),
    comment: canComment(actor),
    attach: canAttach(actor, subject),
  }
}

/** Whether the person who reads may ask to override a conflict, or agree to it. */
export function conflictVerdicts(
  { actor }: Context,
  { subject, freezeOwners }: Facts,
  { overriders, override, targetId, kind }: Standing,
): { mayAsk: Verdict; mayVoice: Verdict } {
  const asked = override !== null && override.refusedAt === null
  return {
    mayAsk:
      overriders === null
        ? deny('Nobody can override this conflict. Choose another time.', 'conflict')
        : overriders.length === 0
          ? deny('This conflict does not block, so no override is needed.', 'conflict')
          : asked
            ? deny('An override of this conflict is already asked.', 'conflict')
            : canAskOverride(actor, subject),
    mayVoice:
      override === null
        ? deny('Nobody has asked for an override yet.', 'conflict')
        : canVoice(
            actor,
            {
              ...override,
              freezeOwnerId: kind === 'freeze' && targetId ? (freezeOwners.get(targetId) ?? null) : null,
              current: true,
            },
            subject,
          ),
  }
}
