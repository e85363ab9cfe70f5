import { z } from 'zod'
import type { Actor } from '../../auth/actor'
import type { Verdict } from '../../refusal'
import {
  type ChangeSubject,
  canAssign,
  canCancel,
  canComment,
  canHold,
  canResume,
  canWithdrawChange,
} from '../permissions'
import { ChangeNumber } from '../schema'

/** What can be done to several changes at once: to each, the act it has by itself. */
export const BULK_ACTS = ['comment', 'assign', 'hold', 'resume', 'withdraw', 'cancel'] as const
export type BulkAct = (typeof BULK_ACTS)[number]
export const MOST_AT_ONCE = 100

/** The verdict that guards the act itself, for the preview of each row. */
export function verdictIn(act: BulkAct, actor: Actor, subject: ChangeSubject): Verdict {
  switch (act) {
    case 'comment':
      return canComment(actor)
    case 'assign':
      return canAssign(actor, subject)
    case 'hold':
      return canHold(actor, subject)
    case 'resume':
      return canResume(actor, subject)
    case 'withdraw':
      return canWithdrawChange(actor, subject)
    case 'cancel':
      return canCancel(actor, subject)
  }
}

export const RunInBulk = z.strictObject({
  act: z.enum(BULK_ACTS),
  /** Drawn for each preview: the same press posted twice takes effect once on each change. */
  key: z.string().min(8).max(100),
  numbers: z
    .array(ChangeNumber)
    .min(1, 'Select at least one change.')
    .max(MOST_AT_ONCE, `Select at most ${MOST_AT_ONCE} changes.`),
  reason: z.string().optional(),
  body: z.string().optional(),
  implementerId: z.string().optional(),
})
export type RowResult = { number: string; ok: boolean; says: string }

/** "12 done, 2 refused." */
export function resultWords(rows: readonly RowResult[]): string {
  const done = rows.filter(({ ok }) => ok).length
  const refused = rows.length - done
  return refused === 0 ? `${done} done.` : `${done} done, ${refused} refused.`
}
