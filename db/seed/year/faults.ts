import { fail, skip } from '../turn'
import type { Work } from '../work'

/** Emergencies: bookings, certificates and lines. */
export const FAULTS: readonly Work[] = [
  {
    title: 'Replace the expired certificate of {what}',
    what: 'A new one was issued this minute; it is loaded and looked at from outside.',
    why: 'It ended at {t} and {harm}.',
    on: { each: ['notification-hub', 'sepa-clearing'] },
    by: 'igor',
    does: 'otto',
    kind: 'emergency',
    emergency: ['system_outage', 2],
    impact: 'high low low',
    steps: ['5 Load', '5 Look at it from outside', '10 Send what waited'],
    back: ['1 None; the old one is of no use'],
    review: [
      'It was not in the register since it came with a device. All devices were searched, two more found.',
    ],
    vary: {
      what: ['the mail relay of a supplier’s box', 'the file drop of the clearing house'],
      t: ['00:00', '14:00'],
      harm: ['no mail leaves', 'the third cycle cannot be fetched'],
    },
    when: 2,
  },
  {
    title: 'Let bookings of {what} through that the new check refuses',
    what: 'The check is turned off for this kind alone; what was refused since this morning is booked again and compared.',
    why: '{n} customers wait for {wait}.',
    on: ['core-ledger'],
    by: 'olga',
    does: 'dana',
    kind: 'emergency',
    emergency: ['system_outage', 2],
    impact: 'high low none',
    steps: [
      '5 Turn the check off for this kind',
      '20 Book again',
      '15 Compare with the list of refusals @olga',
    ],
    back: ['5 Turn the check on'],
    review: [
      'The check read the old list of kinds. It is generated from the ledger now.',
      'All booked by evening, value date of the morning.',
    ],
    vary: {
      what: ['tax refunds', 'insurance payments', 'student loans'],
      n: ['14,200', '1,840', '6,010'],
      wait: ['their refund', 'what they lost in the storm', 'the month’s money'],
    },
    when: 3,
    but: { 0: skip(3, 'Compared by finance the next morning.') },
  },
  {
    title: 'Reroute {traffic} around the faulty line of {provider}',
    what: 'Routes prefer the second provider until the first confirms; the price is a few milliseconds.',
    why: '{pct} % of packets are lost since {t}.',
    on: { each: ['edge-firewall', 'api-gateway', 'edge-firewall'] },
    by: 'igor',
    does: 'igor',
    kind: 'emergency',
    emergency: ['system_outage', 3],
    impact: 'medium low none',
    steps: ['5 Prefer the second provider', '15 Watch loss and latency'],
    back: ['5 Former preference'],
    review: ['A fibre cut by a digger; back the next day.', 'Routes now move by themselves at 5 % loss.'],
    vary: {
      traffic: ['office traffic', 'provider calls', 'branch traffic'],
      provider: ['Noordglas', 'Rijnmond Telecom', 'Noordglas again'],
      pct: ['11', '4', '23'],
      t: ['09:12', '18:40', '13:05'],
    },
    when: 3,
    but: {
      2: fail(
        1,
        'The second provider was cut by the same digger. Branches worked by mobile until 16:20, when the fibre was spliced.',
        'Both providers rent the same duct in one street. Another way is ordered.',
      ),
    },
  },
]
