import { deadlineOf } from '../approval/deadline'
import { type Subject, staff } from '../approval/eligibility'
import type { Requirement } from '../approval/routing'
import type { Role } from '../auth/roles'
import { type BusinessCalendar, nextWeekday } from '../organisation/hours'
import type { Rulebook } from '../policy/rulebook'
import { requirementName } from '../policy/step'

type Person = { id: string; name: string; roles: readonly Role[] }
export type Forecast = {
  key: Requirement['key']
  kind: Requirement['kind']
  name: string
  /** Who could decide it today, requestor, implementer and authors left out; empty: nobody. */
  people: string[]
  because: readonly string[]
  stage: number
  blocking: boolean
  /** When it is due if the change is submitted now and every earlier stage takes all of its time. */
  dueAt: Date
  /** May still ratify until then (D10). */
  ratifyUntil: Date | null
}

/** Who would be asked, in which order and by when, if the change were submitted at `now`. */
export function forecastOf(
  requirements: readonly Requirement[],
  { rulebook, calendar, now }: { rulebook: Rulebook; calendar: BusinessCalendar; now: Date },
  subject: Pick<Subject, 'requestorId' | 'implementerId' | 'authorIds'>,
  people: readonly Person[],
): Forecast[] {
  const { cab } = rulebook.timing
  const told: Forecast[] = []
  let opensAt = now
  for (const stage of [...new Set(requirements.map(({ stage }) => stage))]) {
    const asked = requirements
      .filter((one) => one.stage === stage)
      .map((one): Forecast => {
        const meeting = nextWeekday(opensAt, cab.weekday, cab.time, calendar)
        const { dueAt } = deadlineOf(one, opensAt, calendar, rulebook.route.alarms, meeting)
        const { eligible } = staff(
          { ...one, escalated: false },
          { ...subject, revision: 0, digest: '' },
          people,
          [],
        )
        return {
          key: one.key,
          kind: one.kind,
          name: requirementName(one.key),
          people: one.kind === 'board' ? [] : eligible.map((id) => nameOf(people, id)),
          because: one.because,
          stage,
          blocking: one.blocking,
          dueAt,
          ratifyUntil:
            one.ratifyHours === null ? null : new Date(now.getTime() + one.ratifyHours * 3_600_000),
        }
      })
    told.push(...asked)
    opensAt = new Date(
      Math.max(opensAt.getTime(), ...asked.filter((one) => one.blocking).map((one) => one.dueAt.getTime())),
    )
  }
  return told
}

const nameOf = (people: readonly Person[], id: string) => people.find((one) => one.id === id)?.name ?? ''
