import { inside, ROLE_NAMES, type Role } from '../auth/roles'
import { OVERRIDDEN } from '../calendar/overriding'
import { OUTCOME_WORDS } from '../change/lifecycle'
import type { DomainEvent } from '../events'
import { importWording, isOfImport } from '../import/wording'

/** What happened, as the rest of a sentence that begins with who did it: "approved as technical lead". */
export function wordingOf(event: DomainEvent): string {
  if (isOfImport(event)) return importWording(event)
  switch (event.type) {
    case 'approval.requested':
      return `asked the ${asked(event.role)} to decide`
    case 'approval.unassigned':
      return `found nobody who may decide as ${asked(event.role)}: ${event.reason}`
    case 'approval.granted':
      return `approved as ${asked(event.role)}${because(event.reason)}`
    case 'approval.granted_with_conditions':
      return `approved as ${asked(event.role)} with ${count(event.conditions.length, 'condition')}: ${event.conditions.join('; ')}`
    case 'approval.rejected':
      return `rejected as ${asked(event.role)}${because(event.reason)}`
    case 'approval.information_asked':
      return `asked for information as ${asked(event.role)}${because(event.reason)}`
    case 'approval.information_given':
      return `answered the question of the ${asked(event.role)}${because(event.answer)}`
    case 'approval.withdrawn':
      return `withdrew the decision as ${asked(event.role)}${because(event.reason)}`
    case 'approval.voided':
      return `voided the decision of the ${asked(event.role)}${because(event.reason)}`
    case 'approval.reminded':
      return `reminded the ${asked(event.role)} to decide`
    case 'approval.escalated':
      return `escalated the decision of the ${asked(event.role)} to the ${named(event.to)}${event.level === 2 ? ', a second time' : ''}`
    case 'approval.condition_met':
      return `confirmed the condition “${event.text}” as met${because(event.evidence)}`
    case 'approval.overdue':
      return event.warning
        ? 'warned that the decision is nearly overdue'
        : 'noted that the decision is overdue'
    case 'approval.ratification_missed':
      return `noted that the ${asked(event.role)} did not ratify in time`
    case 'auth.person_invited':
      return `invited ${event.name} (${event.email})`
    case 'auth.person_registered':
      return `registered ${event.email}`
    case 'auth.person_disabled':
      return `disabled the account ${event.email}${because(event.reason)}`
    case 'auth.person_enabled':
      return `enabled the account ${event.email}`
    case 'auth.profile_changed':
      return `changed the profile of ${event.email}`
    case 'auth.password_set':
      return `set the password of ${event.email}${event.by === 'profile' ? '' : ` by ${event.by === 'set_up' ? 'the set-up link' : `an ${event.by} link`.replace('an reset', 'a reset')}`}`
    case 'auth.reset_link_made':
      return `made a password reset link for ${event.email}`
    case 'auth.signed_in':
      return `signed ${event.email} in`
    case 'auth.signed_out':
      return 'signed out'
    case 'auth.sessions_ended':
      return `ended ${count(event.sessions, 'session')} of ${event.email}`
    case 'auth.role_requested':
      return event.kind === 'grant'
        ? `proposed to make ${event.email} ${named(event.role)}${because(event.reason)}`
        : `proposed to remove the role ${named(event.role)} from ${event.email}${because(event.reason)}`
    case 'auth.role_granted':
      return `made ${event.email} ${named(event.role)}${event.confirmed ? '' : ', not yet confirmed by a second person'}${because(event.reason)}`
    case 'auth.role_removed':
      return `removed the role ${named(event.role)} from ${event.email}${because(event.reason)}`
    case 'auth.role_request_declined':
      return `declined the ${event.kind} of the role ${named(event.role)} for ${event.email}${because(event.reason)}`
    case 'auth.role_confirmed':
      return `confirmed that ${event.email} is ${named(event.role)}`
    case 'auth.token_made':
      return `made the API token “${event.name}” for ${event.email} with scope ${event.scope}`
    case 'auth.token_revoked':
      return `revoked the API token “${event.name}” of ${event.email}`
    case 'cab.vote_recorded':
      return `recorded the vote “${plain(event.vote)}” for the seat ${seat(event.seat)}`
    case 'cab.ruling_recorded':
      return `declared the board’s decision “${plain(event.outcome)}”${because(event.rationale)}`
    case 'cab.ruling_voided':
      return `voided the board’s decision${because(event.reason)}`
    case 'cab.tie_referred':
      return `referred the tied vote to the ${named(event.to)}`
    case 'cab.vote_disputed':
      return `disputed the vote recorded for the seat ${seat(event.seat)}${because(event.reason)}`
    case 'calendar.window_opened':
      return `opened the change window ${event.name}`
    case 'calendar.window_retired':
      return `retired the change window ${event.name}${because(event.reason)}`
    case 'calendar.freeze_declared':
      return `declared the freeze ${event.name}`
    case 'calendar.freeze_lifted':
      return `lifted the freeze ${event.name}${because(event.reason)}`
    case 'calendar.scheduled':
      return 'confirmed the schedule'
    case 'calendar.unscheduled':
      return `took the change off the schedule${because(event.reason)}`
    case 'calendar.override_asked':
      return `asked to override ${OVERRIDDEN[event.kind]}${because(event.reason)}`
    case 'calendar.override_agreed':
      return `agreed to the override as ${seat(event.role)}${event.inForce ? ', which is now in force' : ''}${because(event.reason ?? '')}`
    case 'calendar.override_refused':
      return `refused the override as ${seat(event.role)}${because(event.reason)}`
    case 'change.drafted':
      if (event.importedBy) return `brought it in as a draft, with import ${event.importedBy}`
      return event.copiedFrom ? `drafted it as a copy of ${event.copiedFrom}` : 'drafted it'
    case 'change.edited':
      return `edited ${count(event.fields.length, 'field')}: ${event.fields.map((diff) => diff.field).join(', ')}`
    case 'change.revision_opened':
      return `opened revision ${event.revision} by ${event.reason === 'edit' ? 'an edit' : `a ${event.reason}`}`
    case 'change.submitted':
      return `submitted revision ${event.revision}`
    case 'change.resubmitted':
      return `resubmitted it as revision ${event.revision}`
    case 'change.withdrawn':
      return `withdrew it to draft${because(event.reason)}`
    case 'change.cancelled':
      return `cancelled it${because(event.reason)}`
    case 'change.held':
      return `put it on hold${because(event.reason)}`
    case 'change.resumed':
      return 'resumed it'
    case 'change.approved':
      return `completed the approval of revision ${event.revision}`
    case 'change.approved_with_conditions':
      return `completed the approval of revision ${event.revision}, with conditions open`
    case 'change.rejected':
      return `ended revision ${event.revision} by a rejection${because(event.reason)}`
    case 'change.deferred':
      return `deferred it${because(event.reason)}`
    case 'change.returned_to_review':
      return `returned it to approval${because(event.reason)}`
    case 'change.commented':
      return 'commented'
    case 'change.file_added':
      return `added the file ${event.name}`
    case 'change.file_removed':
      return `removed the file ${event.name}`
    case 'change.implementer_assigned':
      return event.after === null ? 'removed the implementer' : 'assigned the implementer'
    case 'change.restricted':
      return event.restricted ? 'restricted who sees it' : 'lifted the restriction on who sees it'
    case 'change.closed':
      return `closed it as ${OUTCOME_WORDS[event.outcome].toLowerCase()}`
    case 'implementation.started':
      return 'started the implementation'
    case 'implementation.step_ticked':
      return `${event.status === 'done' ? 'did' : 'skipped'} the step “${event.title}”${because(event.note)}`
    case 'implementation.finished':
      return `finished the implementation as ${OUTCOME_WORDS[event.outcome].toLowerCase()}${because(event.note)}`
    case 'organisation.founded':
      return `founded the organisation ${event.name}`
    case 'organisation.settings_changed':
      return 'changed the settings of the organisation'
    case 'organisation.holiday_added':
      return `added the holiday ${event.name} on ${event.date}`
    case 'organisation.holiday_removed':
      return `removed the holiday ${event.name} on ${event.date}`
    case 'policy.activated':
      return `activated policy version ${event.version}${because(event.note)}`
    case 'review.overdue':
      return 'noted that the review is overdue'
    case 'review.signed':
      return `signed the review${because(event.note)}`
    case 'risk.assessed':
      return `assessed the risk of revision ${event.revision} as ${level(event.level)}`
    case 'risk.raised':
      return `raised the risk from ${level(event.before)} to ${level(event.after)}${because(event.reason)}`
    case 'service.registered':
      return `registered the service ${event.slug}`
    case 'service.changed':
      return `changed the service ${event.slug}`
    case 'service.retired':
      return `retired the service ${event.slug}${because(event.reason)}`
    case 'view.saved':
      return `saved the ${event.shared ? 'shared ' : ''}view “${event.name}”`
    case 'view.edited':
      return `changed the ${event.shared ? 'shared ' : ''}view “${event.name}”`
    case 'view.deleted':
      return `deleted the ${event.shared ? 'shared ' : ''}view “${event.name}”`
  }
}

/** An event type as a choice in a list: "approval.granted_with_conditions" reads "Approval: granted with conditions". */
export function typeWords(type: string): string {
  const [room = '', fact = ''] = type.split('.')
  return `${room === 'cab' ? 'CAB' : room.charAt(0).toUpperCase() + room.slice(1)}: ${fact.replaceAll('_', ' ')}`
}

const because = (text: string) => (text.trim() ? `: ${text.trim()}` : '')
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
const plain = (key: string) => key.replaceAll('_', ' ')
const level = (word: string) => plain(word.toLowerCase())
const named = (role: Role) => inside(ROLE_NAMES[role])
const asked = (role: Role | 'board') => (role === 'board' ? 'change advisory board' : named(role))
const seat = (word: string) => (word in ROLE_NAMES ? named(word as Role) : plain(word))
