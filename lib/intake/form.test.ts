import { describe, expect, test } from 'vitest'
import { ChangeContent, EditChange, SaveDraft } from '../change/schema'
import { changesOf, draftOf, editOf, titleOf } from './form'

describe('a page of the form as content', () => {
  test('what and why', () => {
    const values = {
      title: 'Rotate keys',
      description: 'All of them',
      justification: 'They expire',
      category: 'normal',
      emergency: { trigger: 'system_outage', severity: '1' },
      services: ['payments-api', 'payments-api', ''],
      implementerId: '',
    }
    expect(changesOf('what', values)).toEqual({
      title: 'Rotate keys',
      description: 'All of them',
      justification: 'They expire',
      category: 'normal',
      emergency: null,
      services: ['payments-api'],
      implementerId: null,
    })
    expect(changesOf('what', { ...values, category: 'emergency' }).emergency).toEqual({
      trigger: 'system_outage',
      severity: 1,
    })
    expect(changesOf('what', { category: 'emergency' }).emergency).toBeNull()
  })

  test('impact and risk: accepted, dismissed with its reason, undecided, and facts', () => {
    const values = {
      impact: { business: 'high', technical: '' },
      factors: {
        'SEC-001': { answer: 'accept', reason: 'kept while accepted' },
        'TECH-002': { answer: 'dismiss', reason: 'Hosts only drain' },
        'BIZ-001': { answer: '', reason: '' },
      },
      facts: { firstTime: 'on', doneBefore: '' },
    }
    expect(changesOf('risk', values)).toEqual({
      impact: { business: 'high', technical: null, security: null },
      risk: {
        declared: ['SEC-001'],
        dismissed: [{ factor: 'TECH-002', reason: 'Hosts only drain' }],
        facts: { firstTime: true },
      },
    })
  })

  test('when: the wall clock of the zone, a skipped hour refused with its field', () => {
    const zone = 'Europe/Amsterdam'
    expect(
      changesOf('when', { zone, plannedStart: '2026-12-19T02:00', plannedEnd: '2026-12-19T04:30' }),
    ).toEqual({ plannedStart: '2026-12-19T01:00:00.000Z', plannedEnd: '2026-12-19T03:30:00.000Z' })
    expect(changesOf('when', { zone, plannedStart: '', plannedEnd: '' })).toEqual({
      plannedStart: null,
      plannedEnd: null,
    })
    expect(() => changesOf('when', { zone, plannedStart: '2027-03-28T02:30', plannedEnd: '' })).toThrow(
      '02:30 on that day does not exist: the clock skips it. Choose another start.',
    )
    expect(() => changesOf('when', { zone, plannedStart: 'tonight' })).toThrow('Enter the start')
  })

  test('plan: rows in order, the empty one left out', () => {
    const changes = changesOf('plan', {
      steps: [
        { id: 's1', title: 'Drain', detail: '', ownerId: '', minutes: '15' },
        { id: 's2', title: ' ', detail: '', ownerId: '', minutes: '10' },
      ],
      tests: [{ id: 't1', title: 'Smoke', result: 'passed', evidence: 'run 12', on: '2026-11-20' }],
      rollback: {
        steps: [{ id: 'r1', title: 'Restore' }],
        notPossible: 'on',
        testedOn: '',
        testedWhere: 'staging',
      },
      communication: [{ id: 'c1', audience: '', message: '' }],
    })
    expect(changes.steps).toEqual([{ id: 's1', title: 'Drain', detail: '', ownerId: null, minutes: 15 }])
    expect(changes.tests).toHaveLength(1)
    expect(changes.rollback).toMatchObject({
      notPossible: true,
      testedOn: null,
      steps: [{ id: 'r1', title: 'Restore', detail: '', ownerId: null, minutes: null }],
    })
    expect(changes.communication).toEqual([])
    expect(ChangeContent.safeParse(changes).success).toBe(true)
  })

  test('an emergency on one page has a title, a plan and a way back', () => {
    const changes = changesOf('emergency', {
      justification: 'Session tokens are in a debug log. 40 people can read it.',
      emergency: { trigger: 'security_incident', severity: '2' },
      services: ['payments-api'],
      act: 'Turn the debug logger off',
      back: 'Restore version 311',
    })
    expect(changes).toMatchObject({
      category: 'emergency',
      title: 'Session tokens are in a debug log',
      description: 'Turn the debug logger off',
      emergency: { trigger: 'security_incident', severity: 2 },
      steps: [{ id: 'do', title: 'Turn the debug logger off' }],
      rollback: { steps: [{ id: 'back' }], notPossible: false },
    })
    expect(ChangeContent.safeParse(changes).success).toBe(true)
    expect(changesOf('emergency', { plan: 'kept' })).not.toHaveProperty('steps')
  })
})

test('a title is the first sentence, cut at a word', () => {
  expect(titleOf('Down. All of it.')).toBe('Down')
  expect(titleOf('word '.repeat(50))).toMatch(/^(word )+word…$/)
  expect(titleOf('word '.repeat(50)).length).toBeLessThanOrEqual(100)
  expect(titleOf('')).toBe('')
})

test('what a page posts is what the commands take', () => {
  const page = { number: 'CHG-1', version: '3', step: 'what', title: 'A', category: 'normal' }
  expect(SaveDraft.parse(editOf(page))).toMatchObject({
    number: 'CHG-1',
    version: 3,
    changes: { title: 'A' },
  })
  expect(SaveDraft.parse(editOf({ ...page, asksRestricted: '1', restricted: 'on' }))).toMatchObject({
    restricted: true,
  })
  expect(EditChange.parse(editOf({ number: 'CHG-1', version: 3, changes: { title: 'B' } })).changes).toEqual({
    title: 'B',
  })
  expect(draftOf({ step: 'what', title: 'A', restricted: 'on' })).toMatchObject({
    title: 'A',
    restricted: true,
  })
})
