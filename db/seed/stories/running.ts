import { plan, planned, type Scene, type Story } from '../story'

/** Approved, waiting to be scheduled. */
export function savingsGoals(scene: Scene): Story {
  const board = scene.boardBefore(scene.now)
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'nora',
    raised: day(5, '09:30'),
    content: {
      title: 'Show savings goals in the mobile app',
      description:
        'Customers name a goal, an amount and a date; the app shows the progress on the savings account. The backend gets one table and three calls. The feature is behind a switch and starts with 5 % of customers.',
      justification:
        'The most wanted item in two surveys. Marketing has planned the January campaign around it.',
      services: ['mobile-app'],
      impact: { business: 'medium', technical: 'low', security: 'low' },
      risk: { declared: ['BIZ-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Thursday window', 2), 60),
      ...plan(scene, {
        steps: [
          ['Migrate the schema of the app backend', 'otto', 10],
          ['Deploy the backend, switch off', 'otto', 20],
          ['Switch on for 5 % and watch for 20 minutes', 'nora', 25],
        ],
        tests: [
          ['User acceptance with 40 customers', '36 found the goal without help.', day(8, '12:00')],
          ['Regression of the app on 12 devices', 'No findings.', day(7, '12:00')],
        ],
        rollback: [['Switch the feature off', 'nora', 2]],
        tried: [day(7, '12:00'), 'Acceptance environment'],
        tell: [['Service desk', 'Handbook', 'A week before', 'What savings goals are, with pictures.']],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '10:00'))
      await change.approve(day(4, '15:30'), 'mona', 'change_manager')
      await change.approve(day(3, '09:50'), 'ann', 'technical_lead')
      await change.approve(day(2, '14:00'), 'bob', 'business_owner', 'Looking forward to it.')
      await change.board(board, 'approved', 'Approved; start with 5 % as proposed.', {
        security_lead: ['sam', 'approve', ''],
      })
      await change.say(
        scene.between(board, scene.now, 0.4),
        'nora',
        'The stores review takes two days, so please keep the proposed Thursday if you can.',
      )
    },
  }
}

/** Approved with conditions that are still open. */
export function thirdPartyAccess(scene: Scene): Story {
  const board = scene.boardBefore(scene.now)
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'rita',
    raised: day(5, '13:10'),
    content: {
      title: 'Open variable recurring payments to third parties',
      description:
        'Licensed providers may set up variable recurring payments with a consent that names a limit per payment and per month. The API gets four calls under /vrp; consent lives in customer identity. Existing calls do not change.',
      justification:
        'Three providers signed for it; the first bills from 1 January. The scheme’s certification slot is booked.',
      services: ['payments-api', 'customer-identity'],
      impact: { business: 'high', technical: 'medium', security: 'medium' },
      risk: { declared: ['SEC-001', 'TECH-002', 'BIZ-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Saturday window', 2), 150),
      ...plan(scene, {
        steps: [
          ['Deploy consent service 4.2 with the new scope, unused', 'otto', 25],
          ['Deploy payments API 9.0', 'otto', 30],
          ['Run the certification suite of the scheme', 'quinn', 45],
          ['Enable the scope for the first provider', 'rita', 5],
        ],
        tests: [['Certification dry run', '214 of 214 cases.', day(7, '12:00')]],
        planned: ['Penetration test of the new calls'],
        rollback: [
          ['Disable the scope', 'otto', 2],
          ['Deploy payments API 8.7', 'otto', 20],
        ],
        tried: [day(7, '12:00'), 'Payments API, staging'],
        tell: [
          ['Third-party providers', 'Developer portal', 'Two weeks before', 'Dates, scopes and limits.'],
          ['Service desk', 'Briefing', 'The Friday before', 'How a customer withdraws such a consent.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '09:40'))
      await change.approve(day(4, '14:20'), 'mona', 'change_manager')
      await change.approve(
        day(3, '10:10'),
        'ann',
        'technical_lead',
        'Good that the consent service goes first and unused.',
      )
      await change.approveIf(
        day(3, '11:40'),
        'sam',
        'security_lead',
        'The design is sound, but the calls are new on the internet and untested by anyone outside.',
        [
          ['otto', 'The penetration test report shows no finding above medium'],
          ['rita', 'Limits per month are enforced when two payments arrive at once, shown by a test'],
        ],
      )
      await change.approve(day(2, '11:00'), 'bob', 'business_owner')
      await change.board(board, 'approved_with_conditions', 'Approved with the two conditions of security.')
      await change.say(
        scene.between(board, scene.now, 0.5),
        'otto',
        'The testers have access since this morning and expect to report within three days.',
      )
    },
  }
}

/** Scheduled into the bespoke window that is open now: its implementer may start. */
export function edgeCertificates(scene: Scene, openNow: { start: Date }): Story {
  const board = scene.boardBefore(scene.boardBefore(openNow.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'rita',
    raised: day(5, '10:20'),
    content: {
      title: 'Rotate TLS certificates on the payments edge',
      description:
        'The server certificates of api.noorderlicht.example and its two aliases are replaced on all four edge nodes. The new ones come from the same authority with a new intermediate. Pinned providers have the new fingerprints since three weeks.',
      justification: 'They expire in five weeks, in the middle of the holiday peak.',
      services: ['payments-api'],
      impact: { business: 'medium', technical: 'low', security: 'medium' },
      risk: { declared: ['SEC-002'], facts: { doneBefore: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, openNow, 300),
      ...plan(scene, {
        steps: [
          ['Check that every pinned provider confirmed the fingerprints', 'rita', 10],
          ['Install on node 1, drain and reload', 'otto', 15, 'cab-edge renew --node 1 --chain new'],
          ['Probe from outside with old and new clients', 'otto', 10],
          ['Install on nodes 2 to 4', 'otto', 30],
          ['Move the expiry alarm to the new date', 'otto', 5],
        ],
        tests: [
          ['Handshake with the 11 client libraries in use', 'All pass, Java 8 included.', day(7, '12:00')],
        ],
        rollback: [['Reload the old certificates, valid for five more weeks', 'otto', 5]],
        tried: [day(7, '12:00'), 'Payments API, staging'],
        tell: [
          [
            'Third-party providers',
            'Developer portal and mail',
            'Three weeks before',
            'New fingerprints for those who pin.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '09:05'))
      await change.approve(day(4, '15:30'), 'mona', 'change_manager', 'Same procedure as last year.')
      await change.approve(day(3, '10:00'), 'ann', 'technical_lead')
      await change.approve(day(3, '11:20'), 'sam', 'security_lead')
      await change.approve(day(2, '13:40'), 'bob', 'business_owner')
      await change.board(board, 'approved', 'Approved for the certificate window.')
      await change.schedule(scene.minutes(board, 30))
      await change.say(
        scene.ago(65),
        'rita',
        'All 23 pinned providers confirmed, the last one an hour ago. Go ahead when you are ready.',
      )
    },
  }
}

/** Scheduled for a coming Saturday. */
export function clearingDisks(scene: Scene): Story {
  const window = scene.opening('Saturday window', 1, scene.daysAgo(-1, '09:00'))
  const board = scene.boardBefore(scene.boardBefore(scene.now))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'olga',
    raised: day(5, '11:00'),
    content: {
      title: 'Move SEPA clearing to the new storage array',
      description:
        'The volumes of both clearing nodes are copied to the new array while the service runs; the switch takes one restart per node. The message archive stays on the old array until spring.',
      justification:
        'The old array is out of support at the end of the year, and two of its disks failed this month.',
      services: ['sepa-clearing'],
      impact: { business: 'medium', technical: 'medium', security: 'none' },
      risk: { declared: ['TECH-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('ines'),
      ...planned(scene, window, 180),
      ...plan(scene, {
        steps: [
          ['Confirm that the mirrors are in step', 'ines', 15],
          ['Stop node B, switch its volumes, start it', 'ines', 40],
          ['Run the cycle of a test batch on node B', 'olga', 30],
          ['Stop node A, switch its volumes, start it', 'ines', 40],
          ['Run the cycle of a test batch on both', 'olga', 30],
        ],
        tests: [
          ['Rehearsal with last month’s batches', 'Cycle time 11 minutes instead of 17.', day(7, '12:00')],
        ],
        rollback: [['Restart the node on its old volumes, kept in step', 'ines', 20]],
        tried: [day(7, '12:00'), 'Clearing acceptance'],
        tell: [
          [
            'Clearing house',
            'Operations mailbox',
            'Five days before',
            'Maintenance between the cycles of Friday evening and Monday.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '09:00'))
      await change.approve(day(4, '16:10'), 'max', 'change_manager')
      await change.approve(day(3, '15:00'), 'tess', 'technical_lead')
      await change.approve(day(2, '10:20'), 'bea', 'business_owner', 'Between the cycles nobody notices.')
      await change.board(board, 'approved', 'Approved.', { security_lead: ['sam', 'approve', ''] })
      await change.schedule(scene.minutes(board, 40))
    },
  }
}

/** Being implemented now, three of six steps ticked. */
export function brokerUpgrade(scene: Scene, openNow: { start: Date }): Story {
  const board = scene.boardBefore(scene.boardBefore(openNow.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'ines',
    raised: day(5, '14:45'),
    content: {
      title: 'Upgrade the message broker to 4.1, node by node',
      description:
        'All six nodes go from 3.13 to 4.1 by a rolling upgrade. Quorum queues keep a majority throughout; clients reconnect by themselves. Mirrored queues were converted in October.',
      justification: 'Version 3.13 gets no more security fixes after this year.',
      services: ['message-broker'],
      impact: { business: 'medium', technical: 'high', security: 'low' },
      risk: { declared: ['TECH-002'] },
      implementerId: scene.id('otto'),
      ...planned(scene, openNow, 330),
      ...plan(scene, {
        steps: [
          ['Check that no mirrored queue is left', 'otto', 10],
          ['Upgrade node 1 in Groningen and wait for its queues', 'otto', 25],
          ['Upgrade nodes 2 and 3', 'otto', 50],
          ['Upgrade node 1 in Amersfoort', 'otto', 25],
          ['Upgrade nodes 2 and 3', 'otto', 50],
          ['Enable the new feature flags', 'ines', 10, 'No way back to 3.13 after this step.'],
        ],
        tests: [
          [
            'Rolling upgrade under production load',
            '0 of 8 million messages lost; reconnects under 4 s.',
            day(7, '12:00'),
          ],
        ],
        rollback: [['Reinstall 3.13 on the upgraded nodes, before the feature flags', 'otto', 60]],
        tried: [day(7, '12:00'), 'Broker staging'],
        tell: [
          ['Teams on call', 'Chat channel', 'At start, half-way and end', 'Which node is being upgraded.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '10:10'))
      await change.approve(day(3, '09:45'), 'mona', 'change_manager')
      await change.approve(
        day(2, '09:15'),
        'ann',
        'technical_lead',
        'Feature flags last, and only after an hour without alarms.',
      )
      await change.approve(day(1, '09:30'), 'bea', 'business_owner')
      await change.board(board, 'approved', 'Approved by day, since all who know the broker are in.', {
        security_lead: ['sam', 'approve', ''],
      })
      await change.schedule(scene.minutes(board, 35))
      await change.start(scene.ago(88), 'otto')
      await change.tick(scene.ago(80), 'otto', 'step-1')
      await change.tick(scene.ago(53), 'otto', 'step-2', 'Queues in step after four minutes.')
      await change.tick(scene.ago(9), 'otto', 'step-3')
      await change.say(
        scene.ago(7),
        'olga',
        'No alarms so far; consumer lag of fraud screening peaked at 900 messages.',
      )
    },
  }
}
