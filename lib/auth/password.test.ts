import { expect, test } from 'vitest'
import { passwordProblem } from './password'

const about = {
  email: 'rita.alvarez@noorderlicht.example',
  name: 'Rita Alvarez',
  organisation: 'Noorderlicht Bank',
}
const problem = (password: string, demo = false) => passwordProblem(password, about, demo)

test('T06 fifteen characters of any kind are enough, 64 and more are welcome', () => {
  for (const good of [
    'seven kind otters swim',
    'ja nee misschien',
    '\u{1F9A6}\u{1F409}\u{1F355}\u{1F3B8}\u{1F6F6}\u{1F996}\u{1F332}\u{1F30A}\u{1F9ED}\u{1F511}\u{1F9F1}\u{1F680}\u{1F3A9}\u{1F9C0}\u{1F514}',
    'x7'.repeat(2) + ' a long sentence about nothing in particular that goes on and on for a while',
  ])
    expect(problem(good), good).toBeNull()
})

test('T06 fourteen are not, counted as characters', () => {
  expect(problem('fourteen chars')).toContain('at least 15')
  expect(problem('\u{1F9A6}'.repeat(8))).toContain('at least 15')
  expect(problem(`${'seven kind otters '.repeat(60)}`)).toContain('at most 1000')
})

test('T06 the first guesses of an attacker are refused', () => {
  for (const weak of [
    'Correct-Horse-Battery-Staple',
    'passwordpassword',
    'aaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnopqrs',
    '98765432109876',
    '1234567890123456',
    'zyxwvutsrqponmlk',
  ])
    expect(problem(weak), weak).not.toBeNull()
})

test('T06 a password made of the person and the organisation is refused', () => {
  expect(problem('RitaAlvarez2026!')).toContain('your name')
  expect(problem('Noorderlicht-Bank-1')).toContain('your name')
  expect(problem('rita.alvarez@noorderlicht.example')).toContain('your name')
  expect(problem('Rita keeps seven otters')).toBeNull()
})

test('the short password of the demo is good in the demo alone', () => {
  expect([problem('demo', true), problem('demo')]).toEqual([null, expect.stringContaining('at least 15')])
  expect(problem('demo1', true)).not.toBeNull()
})
