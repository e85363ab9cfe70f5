import { defer, override } from '../turn'
import type { Work } from '../work'

/** The gateway itself. */
export const GATEWAY: readonly Work[] = [
  {
    title: 'Switch the gateway to {what}',
    what: 'Node by node; each is probed from outside before it takes traffic.',
    why: '{because}',
    on: ['api-gateway'],
    by: 'igor',
    does: 'otto',
    impact: 'medium medium low',
    risk: 'TECH-002 SEC-003',
    steps: ['20 First node, probe, wait', '60 The other nodes', '20 Read errors by provider'],
    tests: ['Staging for three weeks: No provider noticed.'],
    back: ['15 Former image, node by node'],
    tried: 'Staging gateway',
    says: ['@sam Ciphers are ours, I looked.', '@rita Providers are told; two asked for the hour.'],
    ends: ['Eight nodes, no error above the usual.'],
    review: ['Processor load fell by a quarter.', 'Nobody noticed but the graphs.'],
    vary: {
      what: ['the new TLS library', 'IPv6 on the outside', 'request signing', 'the second certificate chain'],
      because: [
        'The old one gets no fixes.',
        'Two mobile operators have nothing else at night.',
        'Standard of the scheme from the next version on.',
        'The first authority had an outage last month.',
      ],
    },
    when: 4,
    but: {
      1: [
        defer(
          'Whose logs hold the longer addresses? Fraud reads them.',
          'Fraud reads both since Thursday; log format attached.',
        ),
      ],
      2: override('short_notice', 'The scheme moved its date forward by two weeks.'),
    },
  },
]
