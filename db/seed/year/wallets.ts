import { fail, outvoted, reject, retract } from '../turn'
import type { Work } from '../work'

/** Cards: wallets and reconciliation. */
export const WALLETS: readonly Work[] = [
  {
    title: 'Add {wallet} to the wallets of the {cards}',
    what: 'Tokens are issued by the scheme after the customer confirmed in the app; limits are those of the card.',
    why: '{wallet} is what {share} % of our card holders carry on their wrist or phone.',
    on: ['card-authorisation', 'mobile-app'],
    by: 'nora',
    does: 'adam',
    impact: 'medium medium medium',
    risk: 'BIZ-001 SEC-001 proven',
    steps: [
      '15 Open the token service for staff',
      '45 Add and use twenty cards @quinn',
      '15 Open it for all customers',
      '60 Watch tokens and refusals',
    ],
    tests: ['Pilot with 400 colleagues, six weeks: 9,120 payments, one refused wrongly.'],
    back: ['10 Close the token service; tokens that exist go on'],
    tried: 'Scheme test environment',
    tell: ['Customers | App | From the first day | How to add a card, and how to remove it.'],
    says: [
      '@sam Confirmation only on a device that is known for a month, please.',
      '@nora Agreed and in the plan; it costs us a tenth of the first users.',
    ],
    review: ['8,100 cards added in the first week, no fraud with tokens.'],
    vary: {
      wallet: ['the watch wallet', 'the phone maker’s wallet'],
      cards: ['debit cards', 'credit cards'],
      share: ['14', '37'],
    },
    when: 2,
    but: {
      1: outvoted('business_rep', 'The wallet takes a fee on each payment that nobody has in the budget.'),
    },
  },
  {
    title: 'Reconcile {what} of cards by machine instead of by hand',
    what: 'The matcher pairs records by amount, day and reference; what it cannot pair goes to the list that people work on today.',
    why: 'Six people spend two hours a day on pairs that are obvious.',
    on: ['card-authorisation', 'data-warehouse'],
    by: 'olga',
    does: 'yara',
    impact: 'low low none',
    risk: 'TECH-002 proven done',
    steps: [
      '10 Turn on the matcher in watching mode',
      '40 Compare with the pairs of the day before',
      '10 Let it book',
    ],
    tests: ['A month of records: 98.1 % paired, none wrongly.'],
    back: ['5 Watching mode'],
    tried: 'Acceptance',
    review: [
      '97.6 % paired in the first week. The people are glad.',
      'Nothing paired wrongly in 5,000 samples.',
    ],
    vary: { what: ['chargebacks', 'cash machine differences', 'scheme fees', 'refunds'] },
    when: 4,
    but: {
      1: retract(
        'compliance_officer',
        'I approved on the figures of chargebacks; cash differences have other rules and I want to see theirs.',
      ),
      2: fail(
        2,
        'The fee file had another layout since the first of the month; 0 of 12,000 paired. Left in watching mode.',
        'The scheme announced the layout in a newsletter that nobody reads. Somebody does now.',
      ),
      3: reject(
        'compliance_officer',
        'Refunds above 1,000 euro are looked at by two people by law. The plan books them.',
        'Refunds above 1,000 euro always go to the list.',
      ),
    },
  },
]
