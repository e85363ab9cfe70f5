import { inside } from '../auth/roles'
import { inZone } from '../organisation/wording'

/** What the person who reads can do about it at once; the page turns it into a button. */
export type NextAct =
  | 'submit'
  | 'edit'
  | 'renew'
  | 'decide'
  | 'answer'
  | 'rule'
  | 'resume'
  | 'confirm'
  | 'propose'
  | 'schedule'
  | 'start'
  | 'record'
  | 'sign'
  | 'close'
/** In bold what is needed, then from whom and by when; `then` is what comes after it. */
export type NextStep = { lead: string; what: string; then: string | null; act: NextAct | null }

export type Waiting = {
  /** "Technical lead", or "Change advisory board". */
  name: string
  status: 'waiting' | 'open' | 'info_requested' | 'unassigned'
  blocking: boolean
  people: readonly string[]
  dueAt: Date | null
  /** The person who reads may decide it now. */
  mine: boolean
}
export type WaitingFacts = {
  zone: string
  reader: { requests: boolean; implements: boolean; manages: boolean; mayRule: boolean }
  waiting: readonly Waiting[]
  /** The reader's earlier approval, which an edit has overtaken. */
  renew: { by: string; at: Date; fields: number } | null
}

export const list = (words: readonly string[], last = ' and ') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
export const step = (
  lead: string,
  what: string,
  act: NextAct | null = null,
  then: string | null = null,
): NextStep => ({
  lead,
  what,
  then,
  act,
})

/** Who is to decide, and what the reader can do about it. */
export function decisionsAwaited(facts: WaitingFacts): NextStep {
  const { waiting, renew, reader, zone } = facts
  const mine = waiting.find((one) => one.mine && one.status !== 'waiting')
  const others = waiting.filter((one) => one !== mine && one.blocking)
  const then = [
    sentences(
      others.filter(({ status }) => status !== 'waiting'),
      zone,
      'Also asked:',
    ),
    sentences(
      others.filter(({ status }) => status === 'waiting'),
      zone,
      'Then',
    ),
  ]
    .filter(Boolean)
    .join(' ')
  if (mine && renew)
    return step(
      'Your approval needs renewing.',
      `${renew.by} changed ${count(renew.fields, 'field')} after you approved on ${inZone(renew.at, zone)}.`,
      'renew',
      then,
    )
  if (mine)
    return step(
      'Your decision is needed.',
      `You decide as ${inside(mine.name)}${by(mine, zone)}.`,
      'decide',
      then,
    )
  const asked = waiting.find(({ status }) => status === 'info_requested')
  if (asked && (reader.requests || reader.implements || reader.manages))
    return step(
      'An answer is needed.',
      `The ${inside(asked.name)} asked for information and decides after it.`,
      'answer',
      then,
    )
  const stuck = waiting.find(({ status }) => status === 'unassigned')
  if (stuck)
    return step(
      'Nobody may decide.',
      `No free person holds the authority of the ${inside(stuck.name)}; ask an administrator to appoint one.`,
      null,
      sentences(
        others.filter((one) => one !== stuck),
        zone,
      ),
    )
  if (reader.mayRule)
    return step('The board decides.', 'Record the seats’ votes and declare the outcome.', 'rule', then)
  const open = waiting.filter((one) => one.blocking && one.status !== 'waiting')
  const later = waiting.filter((one) => one.blocking && one.status === 'waiting')
  if (open.length === 0) return step('In approval.', 'The decisions are being counted.')
  return step(
    `Waiting for ${count(open.length, 'decision')}.`,
    sentences(open, zone) ?? '',
    null,
    sentences(later, zone, 'Then'),
  )
}

const by = ({ dueAt }: Waiting, zone: string) => (dueAt ? ` by ${inZone(dueAt, zone)}` : '')

/** "CISO and CTO by Tue 3 Mar, 16:10 CET; security lead (Sam Ito) by Wed 4 Mar, 16:10 CET." The soonest first. */
function sentences(waiting: readonly Waiting[], zone: string, lead = ''): string | null {
  const times = [...new Set(waiting.map(({ dueAt }) => dueAt?.getTime() ?? Infinity))].sort((a, b) => a - b)
  const parts = times.map((time) => {
    const group = waiting.filter(({ dueAt }) => (dueAt?.getTime() ?? Infinity) === time)
    const [first] = group
    const named = group.length === 1 && first && first.people.length > 0 && first.people.length < 3
    const who = named ? ` (${list(first.people, ' or ')})` : ''
    return `${list(group.map(({ name }) => inside(name)))}${who}${first ? by(first, zone) : ''}`
  })
  const said = parts.join('; ')
  if (said === '') return null
  return lead ? `${lead} ${said}.` : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
