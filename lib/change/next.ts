import { inZone } from '../organisation/wording'
import { type ChangeStatus, OUTCOME_WORDS, type Outcome } from './lifecycle'
import { count, decisionsAwaited, list, type NextStep, step, type WaitingFacts } from './waiting'

export type NextFacts = WaitingFacts & {
  status: ChangeStatus
  outcome: Outcome | null
  held: { by: string; reason: string; at: Date } | null
  now: Date
  requestor: string
  implementer: string | null
  /** The person who reads. */
  reader: {
    requests: boolean
    implements: boolean
    manages: boolean
    mayEdit: boolean
    maySign: boolean
    mayClose: boolean
    mayRule: boolean
  }
  missing: number
  conditions: readonly { text: string; owner: string; mine: boolean }[]
  planned: { start: Date; end: Date } | null
  blocking: number
  reviewDueAt: Date | null
  signed: boolean
}

/** The sentence at the top of the page: what is needed next, from whom, by when, as it concerns the reader. */
export function nextStepOf(facts: NextFacts): NextStep {
  const { status, held, reader, zone } = facts
  if (held)
    return step(
      'On hold.',
      `${held.by} stopped the clocks on ${inZone(held.at, zone)}: ${held.reason}`,
      reader.requests || reader.manages ? 'resume' : null,
      'Nothing moves until it is resumed.',
    )
  switch (status) {
    case 'draft':
      return draft(facts)
    case 'submitted':
    case 'in_review':
      return decisionsAwaited(facts)
    case 'deferred':
      return step('Deferred by the board.', 'It comes back at the next meeting or when it is edited.')
    case 'rejected':
      return step(
        'Rejected.',
        reader.mayEdit
          ? 'Edit it and submit it again, or copy it to a new change.'
          : `${facts.requestor} may edit it and submit it again.`,
        reader.mayEdit ? 'edit' : null,
      )
    case 'approved_with_conditions':
      return conditional(facts)
    case 'approved':
      return approved(facts)
    case 'scheduled':
      return scheduled(facts)
    case 'implementing':
    case 'validating':
    case 'rolling_back':
      return reader.implements
        ? step('You are implementing it.', 'Tick each step, then record the outcome.', 'record', until(facts))
        : step(`${facts.implementer ?? 'Nobody'} is implementing it.`, until(facts) ?? '')
    case 'in_pir':
      return review(facts)
    case 'closed':
      return step(
        facts.outcome ? `Closed as ${OUTCOME_WORDS[facts.outcome].toLowerCase()}.` : 'Closed.',
        'Nothing is left to do.',
      )
    case 'cancelled':
      return step('Cancelled.', 'It ended here; copy it to start again.')
  }
}

function draft({ missing, reader, requestor }: NextFacts): NextStep {
  if (!reader.mayEdit) return step('Still a draft.', `${requestor} is writing it; nobody is asked yet.`)
  return missing > 0
    ? step(
        'Finish the draft.',
        `${count(missing, 'entry', 'entries')} missing before it can be submitted.`,
        'edit',
      )
    : step('Ready to submit.', 'Submitting asks the approvers at once.', 'submit')
}

function conditional({ conditions }: NextFacts): NextStep {
  const mine = conditions.filter((one) => one.mine)
  const owed = [...new Set(conditions.map(({ owner }) => owner))]
  return step(
    conditions.length === 0 ? 'Approved with conditions.' : `${count(conditions.length, 'condition')} open.`,
    mine.length > 0
      ? `Confirm as met: ${list(mine.map(({ text }) => `“${text}”`))}.`
      : `${list(owed)} ${owed.length === 1 ? 'sees' : 'see'} to ${conditions.length === 1 ? 'it' : 'them'}; the role that set ${conditions.length === 1 ? 'it' : 'each'} confirms it.`,
    mine.length > 0 ? 'confirm' : null,
    'Then a change manager confirms the time.',
  )
}

function approved({ planned, blocking, reader, zone, implementer }: NextFacts): NextStep {
  const proposes = reader.requests || reader.implements || reader.manages
  if (!planned)
    return step('Approved; it needs a time.', 'Propose when it is done.', proposes ? 'propose' : null)
  if (blocking > 0)
    return step(
      'Approved; its time is blocked.',
      `${count(blocking, 'conflict')} ${blocking === 1 ? 'stands' : 'stand'} against ${inZone(planned.start, zone)}. Propose another time or ask for an override.`,
      proposes ? 'propose' : null,
    )
  return step(
    reader.manages ? 'Confirm the schedule.' : 'Approved.',
    reader.manages
      ? `Nothing stands against ${inZone(planned.start, zone)}.`
      : `A change manager confirms the time, ${inZone(planned.start, zone)}.`,
    reader.manages ? 'schedule' : null,
    implementer ? `Then ${implementer} starts it.` : 'Nobody is assigned to implement it yet.',
  )
}

function scheduled({ planned, now, reader, zone, implementer }: NextFacts): NextStep {
  const start = planned ? inZone(planned.start, zone) : 'its time'
  if (!implementer)
    return step('Nobody is assigned.', 'A change manager or technical lead assigns the implementer.')
  if (planned && now >= planned.end)
    return step(
      'Its time has passed.',
      'Propose another time; the approvers are asked again.',
      reader.requests || reader.implements || reader.manages ? 'propose' : null,
    )
  if (reader.implements)
    return planned && now >= planned.start
      ? step('Start it now.', `Its time ends ${inZone(planned.end, zone)}.`, 'start')
      : step('You start it.', `Its time begins ${start}.`, 'start')
  return step(
    'Scheduled.',
    `${implementer} starts it ${planned && now >= planned.start ? `by ${inZone(planned.end, zone)}` : `on ${start}`}.`,
  )
}

function review({ signed, reader, reviewDueAt, zone }: NextFacts): NextStep {
  const due = reviewDueAt ? ` by ${inZone(reviewDueAt, zone)}` : ''
  if (!signed)
    return reader.maySign
      ? step('The review needs a signature.', `Write what it found and sign it${due}.`, 'sign')
      : step('In review.', `A change manager, a lead or the business owner signs the review${due}.`)
  return reader.mayClose
    ? step('Ready to close.', 'The review is signed.', 'close')
    : step('Reviewed.', 'A change manager closes it.')
}

const until = ({ planned, zone }: NextFacts) =>
  planned ? `Its time ends ${inZone(planned.end, zone)}.` : null
