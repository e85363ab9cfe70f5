import { hold, issue } from '../turn'
import type { Work } from '../work'

/** Web channels: forms and browsers. */
export const FORMS: readonly Work[] = [
  {
    title: 'Move the {form} form to the new form service',
    what: 'Same questions, but answers are kept while one types and the form works with a screen reader.',
    why: '{pct} % of those who begin the old form give up.',
    on: ['online-banking', 'customer-data'],
    by: 'nora',
    does: 'adam',
    impact: 'medium low low',
    risk: 'BIZ-001 proven done',
    steps: ['15 Turn on for one in ten', '30 Compare what arrives with the old form', '10 Turn on for all'],
    tests: [
      'Screen reader and keyboard alone: Completed by both testers.',
      'Two hundred filled forms: Same record as by the old form.',
    ],
    back: ['5 Send all to the old form'],
    tried: 'Acceptance',
    review: ['{pct} % gave up before, 11 % do now.', 'The same records arrive; two fewer calls a day.'],
    vary: {
      form: ['address change', 'new savings account', 'lost card', 'power of attorney', 'account closing'],
      pct: ['24', '31', '12', '58', '19'],
    },
    when: 5,
    but: {
      3: hold(8, 'The register of guardians changes its interface this week and the form asks it.'),
      4: issue(
        'Forms with a foreign account for the remainder were refused by the receiver; 14 customers were called.',
        'The old form padded the number. The receiver accepts both since Thursday.',
      ),
    },
  },
  {
    title: 'Drop support for {browser} in online banking',
    what: 'Visitors with it see how to update and where the branch is; the page for payments by phone stays.',
    why: '{share} % of visitors, and it needs code of its own in 60 places.',
    on: ['online-banking'],
    by: 'adam',
    does: 'otto',
    impact: 'low low none',
    steps: ['10 Deploy the notice', '10 Visit with the old browser @quinn'],
    tests: ['Notice with keyboard and screen reader: Readable.'],
    back: ['5 Remove the notice'],
    tried: 'Acceptance',
    review: ['Twenty-six calls in the first week, all helped.', 'Share fell to a third within a month.'],
    vary: {
      browser: ['Safari 15', 'Chrome below 110', 'the old Android web view'],
      share: ['0.3', '0.4', '0.2'],
    },
    when: 3,
  },
]
