import { describe, expect, test } from 'vitest'
import { STANDARD_RISK } from '../policy/factor'
import { suggest } from './suggestion'

const inDescription = (description: string) => suggest(STANDARD_RISK.vocabulary, { title: '', description })
const idsIn = (description: string) => inDescription(description).map(({ id }) => id)

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
