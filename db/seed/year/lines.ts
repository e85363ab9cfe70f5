import type { Work } from '../work'

/** Network: lines between sites and inside the offices. */
export const LINES: readonly Work[] = [
  {
    title: 'Cut over the {link} between the data centres',
    what: 'Traffic is moved to the other fibre pair, the optics are replaced, and traffic is spread over both pairs again.',
    why: 'The optics report rising errors; the maker replaces them before they fail.',
    on: ['message-broker', 'document-archive'],
    by: 'igor',
    does: 'igor',
    impact: 'low medium none',
    risk: 'TECH-002 proven done',
    steps: [
      '10 Move traffic to the other pair',
      '25 Replace the optics on both sides',
      '20 Watch error counters, then spread traffic again',
    ],
    tests: ['Same work on the spare pair: Errors zero since.'],
    back: ['10 Leave all traffic on the other pair'],
    tried: 'Spare fibre pair',
    review: ['Error counters stand still since. Closed.', 'The mirrors caught up in four minutes.'],
    vary: { link: ['first ring', 'second ring', 'storage link', 'management link'] },
    when: 4,
  },
  {
    title: 'Extend the office network with {what}',
    what: 'Switches are configured by the template and checked by the access system; nobody moves desks on the same day.',
    why: '{because}',
    on: ['staff-intranet'],
    by: 'igor',
    does: 'otto',
    kind: 'routine',
    impact: 'none low none',
    steps: ['40 Install and connect', '20 Try a phone, a laptop and a printer'],
    tests: ['Template in the lab: Phone, laptop and printer get their own networks.'],
    back: ['10 Switch the new ports off'],
    tried: 'Lab',
    review: ['Coverage measured and entered on the floor plan.', 'In use since the next morning.'],
    vary: {
      what: [
        'forty ports on the third floor',
        'wireless in the canteen',
        'meeting room screens',
        'a visitors’ network in Zwolle',
      ],
      because: [
        'The lending team moves in on Monday.',
        'Everybody works there on Fridays and nothing reaches that corner.',
        'Screens hang on a laptop and nobody can share from a phone.',
        'Customers wait there and have no reception.',
      ],
    },
    when: 4,
  },
]
