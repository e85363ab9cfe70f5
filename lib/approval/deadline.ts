import { addBusinessHours, businessHoursBetween } from '../organisation/hours'
import type { RouteRules } from '../policy/route'
import type { Requirement } from './routing'

type Calendar = Parameters<typeof addBusinessHours>[2]
export const ALARMS = ['remind', 'escalate', 'escalate_again', 'ratification_missed'] as const
export type Alarm = { kind: (typeof ALARMS)[number]; at: Date }
export type Deadline = {
  dueAt: Date
  /** In order of time; each fires once (R14). */
  alarms: Alarm[]
}

/**
 * When a step that opened at `openedAt` is due, and its alarms: reminder at 50 %, escalation at 100 % and again at
 * 150 % of its time (D65), in hours of business days or, in an emergency, of wall time (D114). A step that may
 * ratify later has one alarm more, when that time is over (D10). The board is due when it meets; the chair is
 * reminded then. Throws RangeError for a board without a meeting.
 */
export function deadlineOf(
  step: Pick<Requirement, 'hours' | 'clock' | 'ratifyHours'>,
  openedAt: Date,
  calendar: Calendar,
  shares: RouteRules['alarms'],
  meetingAt: Date | null = null,
): Deadline {
  if (step.hours === null) {
    if (!meetingAt) throw new RangeError('A board step is due when the board meets: give the meeting.')
    return { dueAt: meetingAt, alarms: [{ kind: 'remind', at: meetingAt }] }
  }
  const { hours, clock, ratifyHours } = step
  const after = (time: number) =>
    clock === 'wall' ? later(openedAt, time) : addBusinessHours(openedAt, time, calendar)
  const alarms: Alarm[] = [
    { kind: 'remind', at: after(hours * shares.remindAt) },
    { kind: 'escalate', at: after(hours * shares.escalateAt) },
    { kind: 'escalate_again', at: after(hours * shares.escalateAgainAt) },
  ]
  if (ratifyHours !== null) alarms.push({ kind: 'ratification_missed', at: later(openedAt, ratifyHours) })
  return { dueAt: after(hours), alarms: alarms.sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

/**
 * Where a deadline lies after its clock stood still: as much is left of it as there was, in hours of business days or
 * of wall time (D15, D114). One that was over before stays where it was.
 */
export function deadlineAfter(
  at: Date,
  { from, to }: { from: Date; to: Date },
  clock: Requirement['clock'],
  calendar: Calendar,
): Date {
  if (at <= from) return at
  return clock === 'wall'
    ? new Date(at.getTime() + to.getTime() - from.getTime())
    : addBusinessHours(to, businessHoursBetween(from, at, calendar), calendar)
}

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000)
