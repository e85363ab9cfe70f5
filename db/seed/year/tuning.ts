import { override, skip } from '../turn'
import type { Work } from '../work'

/** Databases: poolers and settings. */
export const TUNING: readonly Work[] = [
  {
    title: 'Renew the connection pooler in front of {db}',
    what: 'Version {v} on both poolers, one after the other. It keeps prepared statements apart by user, which the old one mixed.',
    why: 'Errors about statements that do not exist, {n} last week, each a failed screen.',
    on: ['business-portal', 'statements'],
    by: 'dana',
    does: 'dana',
    impact: 'medium low none',
    risk: 'TECH-002 proven',
    steps: [
      '15 Upgrade the pooler in Groningen',
      '20 Watch errors and waiting clients',
      '15 Upgrade the one in Amersfoort',
    ],
    tests: ['Replay of an hour on acceptance: None of the errors came back.'],
    back: ['10 Install the former version'],
    tried: 'Acceptance',
    review: [
      'No such error since. Closed.',
      'Waiting clients fell to zero at noon, which nobody had asked for.',
    ],
    vary: {
      db: ['the portal database', 'the statement database', 'the consent store'],
      v: ['1.24', '1.24.1', '1.25'],
      n: ['212', '57', '140'],
    },
    when: 3,
    but: {
      1: override(
        'short_notice',
        'Failed screens doubled over the weekend; the same pooler has run for the portal since a month without an error.',
      ),
    },
  },
  {
    title: 'Raise the vacuum workers and memory of {db}',
    what: 'Three settings by the template of the maker; they need a reload, no restart.',
    why: 'Old row versions pile up during the {run}; queries slow down from hour to hour.',
    on: ['sepa-clearing'],
    by: 'dana',
    does: 'dana',
    impact: 'low low none',
    risk: 'TECH-001 proven done',
    steps: ['5 Reload with the new settings', '40 Watch one cycle'],
    tests: ['On acceptance with the load of a month’s end: Dead rows stay below 2 %.'],
    back: ['5 Reload with the former settings'],
    tried: 'Clearing acceptance',
    review: ['Dead rows below 2 % since. Cycle times are flat over the day.'],
    vary: {
      db: ['the clearing database', 'the mandate store', 'the cycle archive'],
      run: ['third cycle', 'collection of direct debits', 'night of month’s end'],
    },
    when: 3,
    but: { 0: skip(2, 'No cycle ran that night; watched on Friday instead.') },
  },
]
