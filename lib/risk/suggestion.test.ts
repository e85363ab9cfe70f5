import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { propose, suggest } from './suggestion'

const { vocabulary } = STANDARD_RISK
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

  test.each([
    ...[
      'build',
      'Linux',
      'restart',
      'restore the rest',
      'rapid',
      'author',
      'stable',
      'obsession',
      'accessory',
    ].slice(0, 3),
    ...[
      'rapid',
      'author',
      'stable',
      'obsession',
      'accessory',
      'require',
      'guide',
      'equipment',
      'suite',
      'capital',
    ],
  ])('nothing inside another word: %s', (word) => {
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

describe('negation', () => {
  test.each([
    'No database change.',
    'There is no change to the database.',
    'This does not touch the API.',
    "This doesn't change the API.",
    'This doesn’t change the API.',
    'We go live without a migration.',
    'Without touching the firewall.',
    'The firewall is not affected.',
    'The certificates aren’t changed.',
    'The firewall will not be changed.',
    'The schema stays unchanged.',
    'Not a database change.',
    'Neither the database nor the API.',
    'No firewall, database or API change.',
    'Nothing changes in the database.',
  ])('%j proposes nothing', (description) => {
    expect(inDescription(description)).toEqual([])
  })

  test.each([
    ['Users can no longer log in', 'SEC-001'],
    ['No downtime. Upgrade the database', 'TECH-001'],
    ['No downtime for the database upgrade', 'TECH-001'],
    ['Without outage, replace the certificates', 'SEC-003'],
    ['Not only the firewall', 'SEC-003'],
    ['The login does not work', 'SEC-001'],
    ['No change of the API but a new firewall', 'SEC-003'],
    ['No API change, replace the firewall', 'SEC-003'],
    ['No API change\n\nReplace the firewall', 'SEC-003'],
    ['- no API change\n- replace the firewall', 'SEC-003'],
  ])('%j still proposes %s', (description, id) => {
    expect(idsIn(description)).toEqual([id])
  })

  test('a denied word counts where it is not denied', () => {
    const description = 'No firewall change in Paris. Replace the firewall in Rome.'
    expect(inDescription(description)[0]).toMatchObject({
      id: 'SEC-003',
      start: description.lastIndexOf('firewall'),
    })
  })
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
