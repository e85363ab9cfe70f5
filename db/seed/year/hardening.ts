import { ask, cancel, override, provided } from '../turn'
import type { Work } from '../work'

/** Security engineering: what is blocked and what is turned off. */
export const HARDENING: readonly Work[] = [
  {
    title: 'Block {what} at the mail gateway',
    what: 'The gateway holds such mails and tells the receiver, who can ask for them. Lists of the insurers and notaries are allowed.',
    why: '{because}',
    on: ['staff-intranet'],
    by: 'otto',
    does: 'igor',
    impact: 'low none low',
    steps: ['5 Hold without telling anyone', '60 Read what is held', '5 Tell receivers'],
    tests: ['A month in silence: {n} held, all but {ok} rightly.'],
    back: ['2 Deliver what is held'],
    tried: 'Silent mode',
    review: [
      'Eleven asked for a mail in the first week, nine got it.',
      'The drill of the month after caught half as many.',
    ],
    vary: {
      what: [
        'archives with a password',
        'senders younger than a week',
        'pictures with codes',
        'calendar entries from outside',
        'macros',
      ],
      because: [
        'The last three phishing waves came that way.',
        'Names that look like ours are bought and used on the same day.',
        'A code in a picture leads around the filter.',
        'Meetings nobody agreed to lead to sign-in pages.',
        'Nobody could name one that is needed.',
      ],
      n: ['1,204', '3,180', '640', '221', '92'],
      ok: ['31', '12', '44', '9', '0'],
    },
    when: 5,
    but: {
      1: ask(
        'change_manager',
        'Do new branches of the notaries fall under it?',
        'Their chamber sends us new names; they are allowed before the first mail.',
      ),
      3: cancel('review', 'The maker brings the same with next month’s release, for all calendars.'),
    },
  },
  {
    title: 'Turn off {what} in the payment zone',
    what: 'Logs of a month show who still uses it: {who}. They have moved.',
    why: 'The card standard forbids it from the {nth} quarter on.',
    on: ['edge-firewall', 'api-gateway'],
    by: 'igor',
    does: 'igor',
    impact: 'low medium medium',
    risk: 'SEC-003',
    steps: ['10 Load the setting in Amersfoort', '30 Watch refusals', '10 Load it in Groningen'],
    tests: ['Turned off on staging for two weeks: No refusal of ours.'],
    back: ['5 Former setting'],
    tried: 'Staging gateway',
    review: ['No refusals but of scanners.', 'Assessor’s evidence is in the folder.'],
    vary: {
      what: [
        'TLS 1.2 with CBC',
        'old management shells',
        'plain syslog',
        'version 2 of the monitoring protocol',
      ],
      who: ['one cash recycler', 'two scripts of ours', 'a power meter', 'six switches'],
      nth: ['second', 'third', 'third', 'fourth'],
    },
    when: 4,
    but: {
      0: override('short_notice', 'The assessor comes a month earlier than announced.'),
      2: provided(
        'technical_lead',
        'Without syslog of the power meter we are blind to the mains.',
        'igor',
        'Read the meter another way before it is turned off',
        'Meter is read over the management network since Wednesday; alarm tried.',
      ),
    },
  },
]
