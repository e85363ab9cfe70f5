import { expect, test } from 'vitest'
import { ROLES, type Role } from '../auth/roles'
import { VOTES } from '../cab/quorum'
import { OUTCOMES as RULINGS } from '../cab/schema'
import { CONFLICT_KINDS } from '../calendar/conflict'
import { OUTCOMES } from '../change/lifecycle'
import type { DomainEvent, EventType } from '../events'
import { RISK_LEVELS } from '../policy/factor'
import { SEATS } from '../policy/step'
import { noticeOf } from './wording'

const batch = { batchId: 'b', batch: 4 }
const change = { changeId: 'c', number: 'CHG-1024' }
const step = { ...change, stepId: 's', decisionId: 'd', reason: 'A reason.' }
const person = { personId: 'p', email: 'ann@example.com' }
const view = { viewId: 'v', slug: 'edge-1a2b3c4d', name: 'Edge', shared: true }
const asked = [...ROLES, 'board'] as const
const role: Role = 'technical_lead'
const override = { ...change, overrideId: 'o', inForce: true, reason: 'A reason.' }

/** Every type with all its keys: a new type of event does not compile before it is here. */
const ALL: { [T in EventType]: Omit<Extract<DomainEvent, { type: T }>, 'type'>[] } = {
  'approval.requested': asked.map((role) => ({ ...step, role, dueAt: null })),
  'approval.unassigned': asked.map((role) => ({ ...step, role })),
  'approval.granted': asked.map((role) => ({ ...step, role })),
  'approval.granted_with_conditions': asked.map((role) => ({ ...step, role, conditions: ['Test it.'] })),
  'approval.rejected': asked.map((role) => ({ ...step, role })),
  'approval.information_asked': asked.map((role) => ({ ...step, role })),
  'approval.information_given': asked.map((role) => ({ ...step, role, answer: 'Yes.' })),
  'approval.withdrawn': asked.map((role) => ({ ...step, role })),
  'approval.voided': asked.map((role) => ({ ...step, role })),
  'approval.reminded': asked.map((role) => ({ ...step, role })),
  'approval.escalated': ROLES.flatMap((to) =>
    ([1, 2] as const).map((level) => ({ ...step, role, to, level })),
  ),
  'approval.condition_met': asked.map((role) => ({
    ...step,
    role,
    conditionId: 'k',
    text: 'Test.',
    evidence: '',
  })),
  'approval.overdue': [true, false].map((warning) => ({ ...change, warning })),
  'approval.ratification_missed': asked.map((role) => ({ ...step, role })),
  'auth.person_invited': [{ ...person, name: 'Ann' }],
  'auth.person_registered': [person],
  'auth.person_disabled': [{ ...person, reason: '' }],
  'auth.person_enabled': [person],
  'auth.profile_changed': [{ ...person, before: {}, after: {} }],
  'auth.password_set': (['invitation', 'reset', 'profile', 'set_up'] as const).map((by) => ({
    ...person,
    by,
  })),
  'auth.reset_link_made': [person],
  'auth.signed_in': [{ ...person, sessionId: 'x' }],
  'auth.signed_out': [{ ...person, sessionId: 'x' }],
  'auth.sessions_ended': [{ ...person, sessions: 2 }],
  'auth.role_requested': ROLES.flatMap((role) =>
    (['grant', 'removal'] as const).map((kind) => ({ ...person, role, kind, reason: '', requestId: 'r' })),
  ),
  'auth.role_granted': ROLES.flatMap((role) =>
    [true, false].map((confirmed) => ({ ...person, role, reason: '', confirmed })),
  ),
  'auth.role_removed': ROLES.map((role) => ({ ...person, role, reason: '' })),
  'auth.role_request_declined': ROLES.flatMap((role) =>
    (['grant', 'removal'] as const).map((kind) => ({ ...person, role, kind, reason: '' })),
  ),
  'auth.role_confirmed': ROLES.map((role) => ({ ...person, role })),
  'auth.token_made': [{ ...person, tokenId: 't', name: 'CI', scope: 'decide', expiresAt: '' }],
  'auth.token_revoked': [{ ...person, tokenId: 't', name: 'CI' }],
  'cab.vote_recorded': SEATS.flatMap((seat) => VOTES.map((vote) => ({ ...step, seat, personId: 'p', vote }))),
  'cab.ruling_recorded': RULINGS.map((outcome) => ({ ...step, outcome, rationale: '', explanation: [] })),
  'cab.vote_disputed': SEATS.map((seat) => ({ ...step, seat })),
  'cab.ruling_voided': [step],
  'cab.tie_referred': ROLES.map((to) => ({ ...step, to })),
  'calendar.window_opened': [{ windowId: 'w', name: 'Tuesday window', after: {} }],
  'calendar.window_retired': [{ windowId: 'w', name: 'Tuesday window', reason: '' }],
  'calendar.freeze_declared': [{ freezeId: 'f', name: 'Peak', after: {} }],
  'calendar.freeze_lifted': [{ freezeId: 'f', name: 'Peak', reason: '' }],
  'calendar.scheduled': [{ ...change, start: '', end: '' }],
  'calendar.unscheduled': [{ ...change, reason: '' }],
  'calendar.override_asked': CONFLICT_KINDS.map((kind) => ({
    ...override,
    kind,
    target: `${kind}:x`,
    needs: ['change_manager', 'freeze_owner'],
  })),
  'calendar.override_agreed': [...ROLES, 'freeze_owner'].map((role) => ({ ...override, role })),
  'calendar.override_refused': [...ROLES, 'freeze_owner'].map((role) => ({ ...override, role })),
  'change.drafted': [change, { ...change, copiedFrom: 'CHG-1001' }, { ...change, importedBy: 4 }],
  'change.edited': [
    { ...change, revision: 1, digest: 'd', fields: [{ field: 'Planned start', before: '', after: '' }] },
  ],
  'change.revision_opened': (['submission', 'resubmission', 'edit'] as const).map((reason) => ({
    ...change,
    revision: 1,
    digest: 'd',
    reason,
  })),
  'change.submitted': [{ ...change, revision: 1, digest: 'd' }],
  'change.resubmitted': [{ ...change, revision: 2, digest: 'd' }],
  'change.withdrawn': [{ ...change, reason: '' }],
  'change.cancelled': [{ ...change, reason: '' }],
  'change.held': [{ ...change, reason: '' }],
  'change.resumed': [change],
  'change.approved': [{ ...change, revision: 1 }],
  'change.approved_with_conditions': [{ ...change, revision: 1 }],
  'change.rejected': [{ ...change, revision: 1, reason: '' }],
  'change.deferred': [{ ...change, reason: '', until: '' }],
  'change.returned_to_review': [{ ...change, reason: 'A required decision no longer counts.' }],
  'change.commented': [{ ...change, commentId: 'm' }],
  'change.file_added': [{ ...change, fileId: 'f', name: 'plan.pdf', digest: 'd', size: 1 }],
  'change.file_removed': [{ ...change, fileId: 'f', name: 'plan.pdf', digest: 'd' }],
  'change.implementer_assigned': [null, 'p'].map((after) => ({ ...change, before: null, after })),
  'change.restricted': [true, false].map((restricted) => ({ ...change, restricted })),
  'change.closed': OUTCOMES.map((outcome) => ({ ...change, outcome })),
  'implementation.started': [{ ...change, runId: 'r', gate: {} }],
  'implementation.step_ticked': (['done', 'skipped'] as const).map((status) => ({
    ...step,
    title: 'Drain the node',
    status,
    note: '',
  })),
  'implementation.finished': OUTCOMES.map((outcome) => ({ ...change, outcome, note: '' })),
  'import.file_received': [{ ...batch, fileName: 'changes.csv', size: 1, digest: 'd' }],
  'import.mapped': [true, false].map((check) => ({ ...batch, mapping: 'd', check })),
  'import.started': [{ ...batch, fileName: 'changes.csv', rows: 2, mapping: 'd', skipped: 0 }],
  'import.chunk_written': ['CHG-1', null].map((first) => ({
    ...batch,
    fromRow: 0,
    toRow: 2,
    changes: 2,
    first,
    last: 'CHG-2',
    digest: 'd',
  })),
  'import.finished': [{ ...batch, written: 2, stopped: 0, personId: 'p' }],
  'import.stopped': [{ ...batch, fault: 'Line 7 broke', personId: 'p' }],
  'import.cancelled': [true, false].map((kept) => ({ ...batch, written: 2, kept })),
  'import.discarded': [batch],
  'import.undo_started': [{ ...batch, changes: 2 }],
  'import.chunk_removed': [{ ...batch, changes: 2, digest: 'd' }],
  'import.undone': [0, 1].map((kept) => ({ ...batch, kept, personId: 'p' })),
  'organisation.founded': [{ name: 'Test', zone: 'UTC' }],
  'organisation.settings_changed': [{ before: {}, after: {} }],
  'organisation.holiday_added': [{ date: '2026-12-25', name: 'Christmas' }],
  'organisation.holiday_removed': [{ date: '2026-12-25', name: 'Christmas' }],
  'policy.activated': [{ version: 2, note: '' }],
  'review.signed': [{ ...change, note: '' }],
  'review.overdue': [change],
  'risk.assessed': RISK_LEVELS.map((level) => ({ ...change, level, revision: 1, policyVersion: 1 })),
  'risk.raised': RISK_LEVELS.map((after) => ({ ...change, before: 'VERY_LOW', after, reason: '' })),
  'service.registered': [{ slug: 'payments-api', after: {} }],
  'service.changed': [{ slug: 'payments-api', before: {}, after: {} }],
  'service.retired': [{ slug: 'payments-api', reason: '' }],
  'view.saved': [{ ...view, query: 'risk=HIGH' }],
  'view.edited': [{ ...view, before: {}, after: {} }],
  'view.deleted': [{ ...view, ownerId: 'p', query: '' }],
}

test('every sentence of the bell is plain English, with no key of the program in it', () => {
  const texts = Object.entries(ALL).flatMap(([type, events]) =>
    events.map((event) => noticeOf({ type, ...event } as DomainEvent, 'Ann').text),
  )
  expect(texts.length).toBeGreaterThan(Object.keys(ALL).length)
  expect(texts.filter((text) => /_|undefined|null|\[object|[a-z][A-Z]|\.\.$| {2}/.test(text))).toEqual([])
  for (const text of texts) expect(text).toMatch(/^(CHG-1024: )?Ann [a-z].*[^.]\.$/)
  expect(texts.filter((text) => text.includes('asked to override'))).toHaveLength(CONFLICT_KINDS.length)
})
