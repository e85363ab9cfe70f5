import { describe, expect, it } from 'vitest'
import { type Feat, isShown, STEPS, stepsOf } from './step'

const at = new Date('2026-11-25T10:00:00Z')
const feat = (key: Feat['key'], number: string | null = 'CHG-2000'): Feat => ({
  key,
  by: 'Rita Alvarez',
  at,
  number,
})
const reader = { demo: true, raises: true, readsTrail: false }

describe('the first five steps', () => {
  it('lead to where each is done while nothing has happened', () => {
    expect(stepsOf([], reader).map(({ href, done }) => [href, done])).toEqual([
      ['/changes/new', null],
      ['/inbox', null],
      ['/calendar', null],
      ['/changes?view=scheduled', null],
      ['/changes?view=closed', null],
    ])
  })
  it('go on with the change that was submitted', () => {
    expect(stepsOf([feat('submit')], reader).map(({ href }) => href)).toEqual([
      '/changes/new',
      '/changes/CHG-2000/approvals',
      '/changes/CHG-2000/conflicts',
      '/changes/CHG-2000/live',
      '/changes/CHG-2000/activity',
    ])
  })
  it('lead nobody to a page that is closed to them', () => {
    const auditor = stepsOf([feat('submit', null)], { demo: false, raises: false, readsTrail: true })
    expect(auditor.map(({ href }) => href)).toEqual([
      '/changes',
      '/inbox',
      '/calendar',
      '/changes?view=scheduled',
      '/audit',
    ])
  })
  it('name a person only in the demo', () => {
    expect(stepsOf([], reader)[0]?.who).toBe('Rita, a requestor')
    expect(stepsOf([], { ...reader, demo: false })[0]?.who).toBe('a requestor')
  })
})

describe('the guide', () => {
  const all = STEPS.map((key) => feat(key))
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
  it('is as the person chose, whatever has been done', () => {
    expect([isShown('hidden', [], at), isShown('shown', all, after(900))]).toEqual([false, true])
  })
  it('leaves by itself a day after the last step, and not before', () => {
    expect(isShown(null, all.slice(1), after(900))).toBe(true)
    expect(isShown(null, all, after(23))).toBe(true)
    expect(isShown(null, all, after(25))).toBe(false)
  })
})
