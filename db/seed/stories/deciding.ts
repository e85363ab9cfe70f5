import { plan, planned, type Scene, type Story } from '../story'

/** Submitted today: the change manager decides first. */
export function intranetSearch(scene: Scene): Story {
  return {
    by: 'ines',
    raised: scene.daysAgo(1, '15:10'),
    content: {
      title: 'Index the handbook in the search of the intranet',
      description: 'The handbook becomes searchable together with the news. The index is rebuilt each night.',
      justification: 'Colleagues at the counter look up answers in a paper copy of last year.',
      services: ['staff-intranet'],
      impact: { business: 'low', technical: 'low', security: 'none' },
      risk: { declared: [] },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Tuesday window', 3), 45),
      ...plan(scene, {
        steps: [
          ['Deploy the crawler', 'otto', 15],
          ['Build the first index', 'otto', 25],
        ],
        tests: [
          ['Twenty questions from the counter', '19 answered on the first page.', scene.daysAgo(3, '12:00')],
        ],
        rollback: [['Disable the crawler', 'otto', 5]],
        tried: [scene.daysAgo(3, '12:00'), 'Intranet preview'],
      }),
    },
    tell: (change) => change.submit(scene.ago(150)),
  }
}

/** Very high risk: six roles at once, CISO and CTO among them, into a window of its own. */
export function cardProcessor(scene: Scene, bespoke: { start: Date }): Story {
  return {
    by: 'olga',
    raised: scene.daysAgo(5, '09:20'),
    content: {
      title: 'Move card authorisation to the new processor',
      description:
        'Authorisation leaves the current processor after eleven years. Card keys were exchanged in a ceremony in October. On the day the schemes route our ranges to the new processor; the old contract runs for three more months, but ranges cannot be routed back within 48 hours.',
      justification:
        'The contract ends in spring, the price doubles on extension, and the old processor cannot tokenise cards of wallets.',
      services: ['card-authorisation', 'fraud-screening', 'mobile-app'],
      impact: { business: 'high', technical: 'high', security: 'high' },
      risk: {
        declared: ['SEC-002', 'TECH-002', 'BIZ-001'],
        facts: { firstTime: true, irreversible: true },
      },
      implementerId: scene.id('otto'),
      ...planned(scene, bespoke, 420),
      ...plan(scene, {
        steps: [
          ['Freeze limits and stop marketing mails', 'olga', 15],
          ['Load balances of all cards at the new processor', 'dana', 90],
          ['Ask both schemes to route the ranges', 'olga', 60],
          ['Authorise with the 50 test cards in shops, at machines and online', 'quinn', 60],
          ['Reconcile the first 1,000 authorisations', 'dana', 60],
          ['Release the limits', 'olga', 15],
        ],
        tests: [
          [
            'Pilot with 300 cards of colleagues, four weeks',
            '18,400 authorisations, 3 wrongly refused, all by an expired test key.',
            scene.daysAgo(8, '12:00'),
          ],
          [
            'Load test at the peak of last December',
            '2.1 times the peak, 210 ms.',
            scene.daysAgo(12, '12:00'),
          ],
        ],
        rollback: [
          ['Authorise on stand-in limits at the schemes', 'olga', 30],
          ['Route the ranges back, takes 48 hours', 'olga', 60],
        ],
        tried: [scene.daysAgo(12, '12:00'), 'Scheme test environment'],
        tell: [
          [
            'Customers',
            'App and mail',
            'Two weeks before',
            'Cards may be refused between 01:00 and 08:00 that Sunday.',
          ],
          ['Central bank', 'Letter', 'Six weeks before', 'Notice of a material outsourcing.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(scene.daysAgo(2, '16:30'))
      await change.say(
        scene.daysAgo(1, '10:15'),
        'quinn',
        'The three wrong refusals are understood and repeated without error since Monday.',
      )
      await change.approve(
        scene.daysAgo(1, '16:00'),
        'mona',
        'change_manager',
        'The file is complete. This one takes the whole meeting.',
      )
      await change.approveIf(
        scene.ago(100),
        'ann',
        'technical_lead',
        'The pilot convinced me, and stand-in limits carry us for a day. What is open is small and has to be closed before that night.',
        [
          ['quinn', 'Shops that are offline for a day are among the 50 test cards'],
          ['nora', 'The app tells every card holder of the night two weeks before'],
          ['root', 'Accounts at the old processor are listed, each with the day on which it is closed'],
          ['ada', 'Internal audit has read the protocol of the key ceremony'],
        ],
      )
    },
  }
}

/** Before the board: every seat but security has spoken. */
export function certification(scene: Scene): Story {
  const met = scene.boardBefore(scene.now)
  const asked = scene.minutes(met, 68)
  return {
    by: 'quinn',
    raised: scene.daysAgo(8, '10:00'),
    content: {
      title: 'Certify third parties on payments API 9 in staging and production',
      description:
        'The certification suite of version 9 replaces that of version 8. Providers run it against staging first and against production with one cent.',
      justification: 'From January the scheme accepts only certificates of version 9.',
      services: ['payments-api-staging', 'payments-api'],
      impact: { business: 'medium', technical: 'medium', security: 'low' },
      risk: { declared: ['TECH-002'] },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Thursday window', 3), 60),
      ...plan(scene, {
        steps: [
          ['Deploy the suite to staging', 'otto', 15],
          ['Deploy it to production, without schedule', 'otto', 15],
          ['Run it with one provider', 'quinn', 25],
        ],
        tests: [['Run with two providers', 'Both certified in under an hour.', scene.daysAgo(9, '12:00')]],
        rollback: [['Deploy the suite of version 8', 'otto', 10]],
        tried: [scene.daysAgo(9, '12:00'), 'Payments API, staging'],
        tell: [
          ['Third-party providers', 'Developer portal', 'Two weeks before', 'How to certify for version 9.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(scene.minutes(met, 25))
      await change.approve(asked, 'mona', 'change_manager')
      await change.approve(
        scene.soon(asked, 0.5),
        'ann',
        'technical_lead',
        'One cent in production is the right test.',
      )
      await change.approve(scene.soon(asked, 0.7), 'bob', 'business_owner')
    },
  }
}

/** The technical lead wants to know more. */
export function idempotencyKeys(scene: Scene): Story {
  const met = scene.boardBefore(scene.now)
  const asked = scene.minutes(met, 65)
  return {
    by: 'rita',
    raised: scene.daysBefore(met, 1, '13:50'),
    content: {
      title: 'Refuse payment calls without an idempotency key',
      description:
        'From version 9 the payments API answers 400 to a payment that carries no Idempotency-Key. Today it accepts them with a warning header.',
      justification:
        'Eleven double payments this quarter, all by retries without a key; each costs us an hour and a letter.',
      services: ['payments-api'],
      impact: { business: 'medium', technical: 'medium', security: 'none' },
      risk: { declared: ['TECH-002'] },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Thursday window', 3), 40, 60),
      ...plan(scene, {
        steps: [
          ['Deploy the check for 1 % of calls', 'otto', 15],
          ['Deploy it for all', 'otto', 15],
        ],
        tests: [['Replay of a day of traffic', '99.6 % of payments carry a key.', scene.daysAgo(5, '12:00')]],
        rollback: [['Turn the check off', 'otto', 2]],
        tried: [scene.daysAgo(5, '12:00'), 'Payments API, staging'],
        tell: [
          ['Third-party providers', 'Mail', 'Three weeks before', 'Payments without a key will be refused.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(scene.minutes(met, 30))
      await change.approve(asked, 'max', 'change_manager')
      await change.ask(
        scene.soon(asked, 0.3),
        'ann',
        'technical_lead',
        'Who sends the other 0.4 %? If one of our own batch jobs is among them, it will stop on the first night.',
      )
    },
  }
}

/** Embargoed: seen only by those who must (D120). */
export function gatewayPatch(scene: Scene): Story {
  return {
    by: 'igor',
    raised: scene.ago(6 * 60),
    content: {
      restricted: true,
      title: 'Patch the request smuggling flaw in the API gateway',
      description:
        'The maker gave us the fix under embargo until next week. A crafted Transfer-Encoding header passes a request around the authentication filter. Nodes are patched one by one; the version string stays, so that the patch does not show.',
      justification: 'The flaw lets an outsider call internal routes. Publication is set for next Thursday.',
      services: ['api-gateway'],
      impact: { business: 'high', technical: 'low', security: 'high' },
      risk: { declared: ['SEC-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Thursday window', 1), 60, 30),
      ...plan(scene, {
        steps: [
          ['Patch node 1 and probe it', 'otto', 20],
          ['Patch the other nodes', 'otto', 30],
        ],
        tests: [
          ['Exploit of the maker against a patched node', 'Refused with 400.', scene.daysAgo(2, '12:00')],
        ],
        rollback: [['Reinstall the former package', 'otto', 10]],
        tried: [scene.daysAgo(2, '12:00'), 'Staging gateway'],
      }),
    },
    async tell(change) {
      await change.submit(scene.ago(5 * 60))
      await change.approve(
        scene.ago(3 * 60),
        'mona',
        'change_manager',
        'Seen only by those who must. Notice is short; I will say so in the calendar.',
      )
    },
  }
}

/** Outside every window: one of the two who must agree has. */
export function archiveDisks(scene: Scene): Story {
  const sunday = { start: scene.ahead(2, 7, '06:00') }
  const board = scene.boardBefore(scene.now)
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'dana',
    raised: day(5, '11:40'),
    content: {
      title: 'Add disks to the document archive while it is read-only',
      description:
        'Two shelves are added and the pools rebalanced. The archive takes no new documents on Sundays, which the rebalancing needs for nine hours.',
      justification: 'At the present rate the archive is full in seven weeks.',
      services: ['document-archive'],
      impact: { business: 'low', technical: 'low', security: 'none' },
      risk: { declared: ['TECH-001'], facts: { provenInStaging: true, doneBefore: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, sunday, 540),
      ...plan(scene, {
        steps: [
          ['Add the shelves', 'otto', 60],
          ['Rebalance', 'otto', 420],
          ['Read 1,000 documents at random', 'dana', 30],
        ],
        tests: [
          [
            'Same procedure in the second data centre last spring',
            'Eight hours, no errors.',
            day(7, '12:00'),
          ],
        ],
        rollback: [['Stop rebalancing; new shelves stay unused', 'otto', 10]],
        tried: [day(7, '12:00'), 'Archive in Amersfoort'],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '09:50'))
      await change.approve(
        day(4, '15:30'),
        'mona',
        'change_manager',
        'Fine by me, but not at a time that we have. Ask for an override.',
      )
      await change.approve(day(3, '11:20'), 'ann', 'technical_lead')
      await change.board(board, 'approved', 'Approved, if the CTO agrees to a Sunday.', {
        security_lead: ['sven', 'approve', ''],
        business_rep: ['bea', 'approve', ''],
      })
      await change.override(
        scene.soon(board, 0.3),
        'outside_window',
        'Rebalancing needs nine hours without writes, and only Sundays have them.',
        [['mona', 'No service reads the archive on a Sunday, and the owner of the store agrees.']],
      )
    },
  }
}

/** The business owner has let the time pass: the chief operating officer is asked too. */
export function overdraftNotices(scene: Scene): Story {
  const board = scene.boardBefore(scene.now)
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'nora',
    raised: day(5, '14:30'),
    content: {
      title: 'Send overdraft notices by app before the letter',
      description:
        'Customers who go below their limit get a message in the app at once; the letter follows after three days only if the account is still overdrawn.',
      justification:
        'Two thirds of overdrafts end within two days. The letters cost 1.10 euro and annoy people.',
      services: ['notification-hub', 'statements'],
      impact: { business: 'medium', technical: 'low', security: 'low' },
      risk: { declared: ['BIZ-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Thursday window', 3), 60, 60),
      ...plan(scene, {
        steps: [
          ['Deploy the rule with a delay of three days', 'otto', 20],
          ['Send to 1,000 customers and read the replies', 'nora', 30],
        ],
        tests: [['Trial with colleagues', '41 messages, all on time.', day(6, '12:00')]],
        rollback: [['Set the delay to zero', 'nora', 5]],
        tried: [day(6, '12:00'), 'Hub acceptance'],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '10:40'))
      await change.approve(day(3, '09:30'), 'mona', 'change_manager')
      await change.approve(day(2, '09:00'), 'tess', 'technical_lead')
      await change.say(
        scene.daysAgo(2, '15:40'),
        'nora',
        'Bob, could you look at this before the board meets? The text of the message is in the description.',
      )
    },
  }
}

/** An emergency that security and the emergency authority have approved; continuity may still ratify. */
export function credentialStuffing(scene: Scene): Story {
  return {
    by: 'adam',
    raised: scene.ago(205),
    content: {
      category: 'emergency',
      emergency: { trigger: 'security_incident', severity: 2 },
      title: 'Block credential stuffing on the sign-in of online banking',
      description:
        'Since early this morning about 900 sign-ins a second come from 14,000 addresses with passwords of a leaked list. The gateway asks a proof of work from addresses with more than three failures in ten minutes; accounts with a hit must renew their password.',
      justification:
        'So far 61 accounts were entered and locked by fraud screening. Each hour adds about ten. Sign-in is slow for everybody.',
      services: ['customer-identity', 'online-banking'],
      impact: { business: 'high', technical: 'medium', security: 'high' },
      risk: { declared: ['SEC-001'] },
      implementerId: scene.id('igor'),
      plannedStart: scene.ago(-30).toISOString(),
      plannedEnd: scene.ago(-150).toISOString(),
      ...plan(scene, {
        steps: [
          ['Enable the rule in shadow and read what it would stop', 'igor', 15],
          ['Enable it', 'igor', 5],
          ['Force renewal for the accounts on the list', 'adam', 30],
        ],
        rollback: [['Disable the rule', 'igor', 2]],
        tell: [['Service desk', 'Phone', 'At once', 'Why some customers must renew their password.']],
      }),
    },
    async tell(change) {
      await change.submit(scene.ago(198))
      await change.say(
        scene.ago(190),
        'sven',
        'Addresses are rented proxies, half of them in the country; blocking networks would hit customers.',
      )
      await change.approve(
        scene.ago(176),
        'sam',
        'security_lead',
        'Proof of work first, blocking only if that is not enough.',
      )
      await change.approve(scene.ago(168), 'eve', 'eca', 'Go. Igor calls me when it is on.')
    },
  }
}

/** An emergency that waits for the emergency authority. */
export function stuckCycle(scene: Scene): Story {
  return {
    by: 'olga',
    raised: scene.ago(41),
    content: {
      category: 'emergency',
      emergency: { trigger: 'system_outage', severity: 3 },
      title: 'Skip the damaged batch that stops the SEPA cycle',
      description:
        'A batch of 412 direct debits of one company has a broken control sum and stops the third cycle. It is set aside and the cycle goes on; the company sends the batch again.',
      justification:
        'The clearing house closes the cycle this afternoon; 220,000 payments of other customers wait behind it.',
      services: ['sepa-clearing'],
      impact: { business: 'high', technical: 'low', security: 'none' },
      risk: { declared: [] },
      implementerId: scene.id('dana'),
      plannedStart: scene.ago(-20).toISOString(),
      plannedEnd: scene.ago(-80).toISOString(),
      ...plan(scene, {
        steps: [
          ['Set the batch aside and note its number', 'dana', 10],
          ['Release the cycle', 'olga', 5],
          ['Compare sums with the clearing house', 'olga', 20],
        ],
        rollback: [['Put the batch back at the end of the queue', 'dana', 10]],
      }),
    },
    async tell(change) {
      await change.submit(scene.ago(36))
      await change.say(scene.ago(28), 'bea', 'The company knows and sends a corrected batch within the hour.')
    },
  }
}
