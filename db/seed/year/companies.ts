import { issue, outvoted, retract } from '../turn'
import type { Work } from '../work'

/** Business customers: old ways that end, exports that are corrected. */
export const COMPANIES: readonly Work[] = [
  {
    title: 'End {what} for companies',
    what: 'Companies that still use it were called one by one; the old way answers with a page that shows the new one.',
    why: '{because}',
    on: ['business-portal', 'edge-firewall'],
    by: 'pieter',
    does: 'igor',
    impact: 'medium low low',
    risk: 'TECH-002',
    steps: [
      '10 Compare the list of users with last week’s',
      '15 Switch the old way off',
      '20 Watch refusals and call back @pieter',
    ],
    tests: ['Switched off for a day in {month}, announced: {n} calls, all helped.'],
    back: ['10 Switch it on again'],
    tried: 'Announced day off',
    tell: ['Companies concerned | Letter and phone | Three months before | The date and the new way.'],
    says: [
      '@bea Two farms have no broadband. I promised them a card reader.',
      '@olga Operations has no file left that comes this way.',
    ],
    review: ['{n} calls on the first day, none on the third.', 'The old machines may go.'],
    vary: {
      what: ['uploads by modem', 'signing by paper list', 'the old card reader', 'statements on disc'],
      because: [
        'Eleven companies are left, and the lines end in {month}.',
        'Paper lists are typed twice and wrong once a week.',
        'The maker’s certificate ends and will not be renewed.',
        'Nobody can buy a drive any more.',
      ],
      n: ['7', '22', '41', '3'],
    },
    when: 4,
    but: {
      1: outvoted(
        'business_rep',
        'Forty companies sign by paper because two directors never meet. They will be angry, and I will hear it.',
      ),
      2: retract(
        'technical_lead',
        'The new reader fails on one version of Windows that 30 companies use. Approved again when the driver is out.',
      ),
    },
  },
  {
    title: 'Correct the {what} of the portal’s exports',
    what: 'The export writes what the standard says; who reads the old one can choose it for a year.',
    why: 'Reported by {who}; {harm}.',
    on: ['business-portal'],
    by: 'quinn',
    does: 'adam',
    impact: 'low low none',
    steps: ['10 Deploy the correction', '15 Export and read with three packages @quinn'],
    tests: ['Three accounting packages: Read without a warning.'],
    back: ['5 Old writer'],
    tried: 'Portal acceptance',
    review: ['Confirmed by {who}.', 'Nobody chose the old one.'],
    vary: {
      what: [
        'rounding',
        'character set',
        'dates of value',
        'order of fields',
        'signs of refunds',
        'time zone',
      ],
      who: [
        'a bakery in Sneek',
        'the tax adviser of a church',
        'two accountants',
        'the maker of Kasboek',
        'the dairy cooperative',
        'a company in Lisbon',
      ],
      harm: [
        'sums differ by a cent',
        'names with accents break',
        'interest is a day off',
        'columns slip by one',
        'refunds count twice',
        'payments after eleven fall on the wrong day',
      ],
    },
    when: 6,
    but: {
      3: issue(
        'One package read the new order as a new format and asked to install it again.',
        'Its maker corrected it within two days; the old order could be chosen meanwhile.',
      ),
    },
  },
]
