import { issue } from '../turn'
import type { Work } from '../work'

/** The directory and the keys of colleagues. */
export const STAFF: readonly Work[] = [
  {
    title: 'Upgrade the directory of colleagues to {v}',
    what: 'Schema first, then the controllers one after the other, the one with the master roles last.',
    why: 'The former level gets no more fixes and lacks keys bound to devices.',
    on: ['staff-intranet', 'observability'],
    by: 'ines',
    does: 'otto',
    impact: 'medium medium medium',
    risk: 'SEC-001 proven',
    steps: [
      '20 Extend the schema',
      '60 Upgrade the four controllers',
      '20 Sign in from a branch, from home and from a printer @olga',
    ],
    tests: ['Copy of the directory in the lab: Upgraded in 70 minutes, 3,100 accounts equal.'],
    back: ['45 Restore the controllers from their snapshots, schema stays'],
    tried: 'Lab with a copy of the directory',
    tell: [
      'Service desk | Mail | Two days before | Sign-in from home may fail once between 02:00 and 05:00.',
    ],
    ends: ['Four controllers, replication within seconds.'],
    review: ['Two calls about printers, both switched off.', 'Replication clean for three days.'],
    vary: { v: ['the 2025 level', 'the 2025 level, schema 92'] },
    when: 2,
    but: {
      0: issue(
        'Scanners of nine branches signed in with an old protocol and were refused until noon.',
        'An exception for scanners until they are replaced in spring; Sam signed it.',
      ),
    },
  },
  {
    title: 'Enrol {who} for hardware keys',
    what: 'Two keys each, one for the drawer at home. After the day the password alone no longer opens their account.',
    why: 'Their accounts reach production, and passwords are phished.',
    on: ['staff-intranet'],
    by: 'otto',
    does: 'ines',
    kind: 'routine',
    impact: 'none low low',
    steps: ['30 Hand out and enrol', '10 Require the key for the group'],
    tests: ['Pilot of eleven: One key lost, replaced within the hour.'],
    back: ['5 Allow the app again for the group'],
    tried: 'Pilot group',
    review: ['All enrolled, two on holiday follow.', 'Nobody was locked out.'],
    vary: {
      who: [
        'the platform team',
        'the database team',
        'operations',
        'the contact centre',
        'the branch managers',
        'the directors',
      ],
    },
    when: 6,
  },
]
