import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { propose, suggest } from './suggestion'

const { vocabulary } = STANDARD_RISK
const INSIDE =
  'build require guide equipment suite Linux restart rapid capital author stable obsession accessory'.split(
    ' ',
  )
const inDescription = (description: string) => suggest(vocabulary, { title: '', description })
const idsIn = (description: string) => inDescription(description).map(({ id }) => id)

describe('words propose factors (D44)', () => {
  test('with the word and its place', () => {
    expect(inDescription('Open the firewall port')).toEqual([
      { id: 'SEC-003', field: 'description', text: 'firewall', start: 9, end: 17 },
    ])
    expect(suggest(vocabulary, { title: 'Renew TLS', description: 'New firewall, too' })).toEqual([
      { id: 'SEC-003', field: 'title', text: 'TLS', start: 6, end: 9 },
    ])
  })

  test.each([
    ['SEC-001', 'Change the login of the back office'],
    ['SEC-002', 'Encrypt the disks'],
    ['SEC-003', 'Renew the certificate'],
    ['TECH-001', 'Upgrade PostgreSQL to 18'],
    ['TECH-001', 'Run the schema migrations'],
    ['TECH-002', 'Add a GraphQL endpoint'],
    ['BIZ-001', 'Show the customer a new menu'],
    ['COMP-001', 'Needed for PCI DSS'],
  ])('%s by %j', (id, description) => {
    expect(idsIn(description)).toContain(id)
  })

  test('inflections match', () => {
    expect(idsIn('Certificates were renewed')).toEqual(['SEC-003'])
    expect(idsIn('Encrypting the laptops')).toEqual(['SEC-002'])
    expect(idsIn('Passwords')).toEqual(['SEC-001'])
  })

  test.each(INSIDE)('nothing inside another word: %s', (word) => {
    expect(suggest(vocabulary, { title: `${word} ${word}`, description: `The ${word}.` })).toEqual([])
  })

  test('joined names are read word by word, known names whole', () => {
    expect(idsIn('Move PasswordReset')).toEqual(['SEC-001'])
    expect(idsIn('Move password_reset')).toEqual(['SEC-001'])
    expect(idsIn('Tune MySQL')).toEqual(['TECH-001'])
  })

  test('a term with capitals matches only as written', () => {
    expect(idsIn('A REST service for orders')).toContain('TECH-002')
    expect(idsIn('The rest, too')).toEqual([])
  })

  test('a phrase takes its words with it', () => {
    expect(idsIn('Two factor codes')).toEqual(['SEC-001'])
    expect(idsIn('Look at the rest of it')).toEqual([])
  })

  test('words for another factor do not silence a clear one', () => {
    const all = idsIn('Open the firewall, migrate the database, change the login page')
    expect(all).toEqual(['SEC-001', 'SEC-003', 'TECH-001', 'BIZ-001'])
  })

  test('what is done in a test environment is still a change', () => {
    expect(idsIn('Open the firewall of the test environment')).toEqual(['SEC-003'])
  })

  test('documentation and tests alone propose nothing', () => {
    expect(suggest(vocabulary, { title: 'Update the firewall documentation', description: '' })).toEqual([])
    expect(suggest(vocabulary, { title: 'Add tests for login', description: '' })).toEqual([])
    expect(suggest(vocabulary, { title: 'Fix a typo in the database guide', description: '' })).toEqual([])
  })
})

test('no term stands in two lists of one factor', () => {
  for (const { sure, likely, hint, against } of Object.values(vocabulary.factors)) {
    const all = [...sure, ...likely, ...hint, ...against]
    expect(all.filter((term, at) => all.indexOf(term) !== at)).toEqual([])
  }
})

describe('any text', () => {
  const words = [
    'no',
    'not',
    'the',
    'firewall',
    'login',
    'is',
    'unchanged',
    ',',
    '.',
    '\n',
    'data',
    'sync',
    '🔥',
    'é',
    "n't",
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
  )

  test('offsets point at the word in the original string', () => {
    fc.assert(
      fc.property(text, text, (title, description) => {
        const source = { title, description }
        for (const { field, text: word, start, end } of propose(vocabulary, source).flatMap(
          ({ matches }) => matches,
        ))
          expect(source[field].slice(start, end)).toBe(word)
        expect(suggest(vocabulary, source)).toEqual(suggest(vocabulary, source))
      }),
      { seed: 44, numRuns: 300 },
    )
  })

  test('offsets count UTF-16 units after other scripts', () => {
    const description = '🔥 Ünïcode – İstanbul: firewall'
    expect(inDescription(description)[0]?.start).toBe(description.indexOf('firewall'))
  })

  test.each([
    'a ',
    'no ',
    'not the ',
    'no, or ',
    'data ',
    'access token ',
    "n't ",
    'aA',
    '\n',
    '-',
    '.',
    'é',
    '🔥',
    'unchanged ',
    ', ',
  ])('100,000 characters of %j end', (unit) => {
    const description = unit.repeat(Math.ceil(100_000 / unit.length))
    expect(propose(vocabulary, { title: description, description }).length).toBeLessThanOrEqual(7)
  })
})
