import { plan, planned, type Scene, type Story } from '../story'

/** Rejected by the security lead, whose seat blocks when a security factor is declared. */
export function contractorAccess(scene: Scene): Story {
  return {
    by: 'adam',
    raised: scene.daysAgo(9, '10:50'),
    content: {
      title: 'Let the app contractors reach production logs from their own network',
      description:
        'The firewall admits the office network of the contractor to the log servers, read only. Their accounts are ours, without a second factor since their phones are not managed.',
      justification: 'They wait two hours for an extract at each incident of the mobile app.',
      services: ['edge-firewall', 'observability'],
      impact: { business: 'low', technical: 'low', security: 'high' },
      risk: { declared: ['SEC-003', 'SEC-001'] },
      ...planned(scene, scene.opening('Saturday window', 2), 60, 150),
      ...plan(scene, {
        steps: [['Add the rule on both firewall pairs', 'igor', 15]],
        rollback: [['Remove the rule', 'igor', 5]],
        tried: [scene.daysAgo(10, '12:00'), 'Lab'],
      }),
    },
    async tell(change) {
      await change.submit(scene.daysAgo(9, '11:15'))
      await change.approve(
        scene.daysAgo(8, '09:40'),
        'mona',
        'change_manager',
        'Complete enough for security to judge.',
      )
      await change.reject(
        scene.daysAgo(8, '16:25'),
        'sam',
        'security_lead',
        'Customer numbers stand in these logs, and an account without a second factor must not reach them. Offer the masked copy in the acceptance environment; that needs no firewall rule.',
      )
      await change.say(
        scene.daysAgo(6, '09:10'),
        'adam',
        'The masked copy may be enough. I will check with the contractor and resubmit or cancel this week.',
      )
    },
  }
}

/** Cancelled before anybody decided. */
export function branchLine(scene: Scene): Story {
  return {
    by: 'igor',
    raised: scene.daysAgo(11, '15:20'),
    content: {
      title: 'Add a second line to the Zwolle branch',
      description: 'A second fibre from another street, with its own router, balanced with the first.',
      justification: 'Two outages this summer closed the counter for half a day each.',
      services: ['edge-firewall'],
      impact: { business: 'low', technical: 'low', security: 'low' },
      risk: { declared: [] },
      ...planned(scene, scene.opening('Tuesday window', 3), 60),
      ...plan(scene, { steps: [['Bring up the router and the second session', 'igor', 45]] }),
    },
    async tell(change) {
      await change.submit(scene.daysAgo(11, '16:00'))
      await change.cancel(
        scene.daysAgo(10, '10:30'),
        'The provider moved the delivery to March. I will raise it again with the new date.',
      )
    },
  }
}

/** Deferred by the board to its next meeting. */
export function affordabilityCheck(scene: Scene): Story {
  const board = scene.boardBefore(scene.now)
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'pieter',
    raised: day(5, '09:00'),
    content: {
      title: 'Replace the affordability check of consumer loans',
      description:
        'Loan origination asks the new affordability service instead of the rules in its own database. Both give an answer for a month; only the new one counts.',
      justification:
        'The norms for next year cannot be entered in the old rules, and they hold from 1 January.',
      services: ['loan-origination'],
      impact: { business: 'high', technical: 'medium', security: 'low' },
      risk: { declared: ['TECH-002', 'BIZ-001'], facts: { provenInStaging: true } },
      ...planned(scene, scene.opening('Saturday window', 3), 120),
      ...plan(scene, {
        steps: [
          ['Load the norms of next year', 'adam', 20],
          ['Switch the check for the intermediaries’ channel', 'otto', 15],
          ['Switch the other channels', 'otto', 15],
        ],
        tests: [
          ['400 applications of last year', '9 differ, all explained by the new norms.', day(7, '12:00')],
        ],
        rollback: [['Switch back to the rules', 'otto', 10]],
        tried: [day(7, '12:00'), 'Origination acceptance'],
        tell: [
          [
            'Intermediaries',
            'Newsletter',
            'Two weeks before',
            'What the new norms mean for running applications.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '13:30'))
      await change.approve(day(3, '11:15'), 'mona', 'change_manager')
      await change.approve(day(2, '10:25'), 'tess', 'technical_lead')
      await change.approve(day(2, '10:50'), 'sven', 'security_lead')
      await change.approve(
        day(2, '11:00'),
        'colin',
        'compliance_officer',
        'Norms checked against the ministry’s letter.',
      )
      await change.approve(day(1, '10:50'), 'bea', 'business_owner')
      await change.board(
        board,
        'deferred',
        'Four hundred applications are too few to see rare cases. Run all of last year and come back next Tuesday.',
      )
      await change.say(
        scene.between(board, scene.now, 0.3),
        'pieter',
        'The full run started; 31,000 applications take about two days.',
      )
    },
  }
}

/** On hold by its requestor while a supplier is asked. */
export function oldTls(scene: Scene): Story {
  return {
    by: 'adam',
    raised: scene.daysAgo(6, '13:00'),
    content: {
      title: 'Turn off TLS 1.2 without forward secrecy on the business portal',
      description: 'Four cipher suites are removed from the portal and its batch upload.',
      justification: 'Finding 7 of the yearly penetration test, due by the end of the quarter.',
      services: ['business-portal'],
      impact: { business: 'medium', technical: 'low', security: 'medium' },
      risk: { declared: ['SEC-002'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, scene.opening('Saturday window', 2), 45, 180),
      ...plan(scene, {
        steps: [
          ['Deploy the cipher list', 'otto', 15],
          ['Watch handshakes for 20 minutes', 'otto', 20],
        ],
        tests: [
          [
            'Handshakes of a week, replayed',
            '0.3 % of uploads use the old suites, all from one accounting package.',
            scene.daysAgo(7, '12:00'),
          ],
        ],
        rollback: [['Deploy the former list', 'otto', 10]],
        tried: [scene.daysAgo(7, '12:00'), 'Portal acceptance'],
      }),
    },
    async tell(change) {
      await change.submit(scene.daysAgo(5, '09:30'))
      await change.approve(scene.daysAgo(5, '14:45'), 'mona', 'change_manager')
      await change.hold(
        scene.daysAgo(4, '11:10'),
        'The maker of the accounting package promises an update this week; 140 companies upload with it.',
      )
      await change.say(
        scene.daysAgo(2, '16:05'),
        'bea',
        'I called our three largest. Two have updated already.',
      )
    },
  }
}

/** A draft that is half written. */
export function paymentStatus(scene: Scene): Story {
  return {
    by: 'rita',
    raised: scene.daysAgo(1, '16:20'),
    content: {
      title: 'Tell customers why an instant payment was refused',
      description:
        'The reason that the other bank sends is shown in plain words in app and web: account closed, limit of the day, bank not reachable. Fourteen reasons, translated in Dutch and English.',
      justification: '',
      services: ['payments-api', 'mobile-app'],
      impact: { business: 'medium' },
      risk: { declared: ['BIZ-001'] },
      ...plan(scene, { steps: [['Map the fourteen reasons', 'rita', 30]] }),
    },
  }
}
