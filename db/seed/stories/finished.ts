import { plan, planned, type Scene, type Story } from '../story'

/** Closed, successful: high risk, the whole board, a Saturday night. */
export function ledgerUpgrade(scene: Scene): Story {
  const window = scene.opening('Saturday window', -4)
  const board = scene.boardBefore(scene.boardBefore(window.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'ines',
    raised: day(4, '10:05'),
    content: {
      title: 'Upgrade PostgreSQL 16 to 18 under the core ledger',
      description:
        'Both ledger clusters move from PostgreSQL 16.4 to 18.1. The standby is upgraded first with pg_upgrade in link mode, promoted, and the old primary is rebuilt as its standby. Extensions stay at their versions. Connection strings do not change, because clients connect through the pooler.',
      justification:
        'Version 16 misses the asynchronous reads that bring the end-of-day run under its four hours. The run exceeded its window three times this quarter, and each time the branches opened on yesterday’s balances.',
      services: ['core-ledger'],
      impact: { business: 'high', technical: 'medium', security: 'low' },
      risk: { declared: ['TECH-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('dana'),
      ...planned(scene, window, 210),
      ...plan(scene, {
        steps: [
          ['Take a base backup and verify it by restoring one tablespace', 'dana', 40],
          ['Stop the booking queue and wait until it is empty', 'olga', 10],
          ['Upgrade the standby with pg_upgrade and run vacuumdb --analyze-in-stages', 'dana', 55],
          ['Promote the standby and point the pooler to it', 'dana', 10],
          ['Compare control totals of all accounts with the snapshot', 'quinn', 30],
          ['Start the booking queue and watch lag for 20 minutes', 'olga', 25],
          ['Rebuild the old primary as standby', 'dana', 30],
        ],
        tests: [
          [
            'Full rehearsal on a copy of production',
            'Rehearsal took 2 h 48 min; control totals equal to the cent.',
            day(7, '12:00'),
          ],
          ['End-of-day run on version 18', 'Finished in 2 h 51 min against 4 h 20 min.', day(6, '12:00')],
        ],
        rollback: [
          ['Point the pooler back to the old primary, which is kept untouched until step 7', 'dana', 5],
          ['Replay the booking queue from the last confirmed offset', 'olga', 25],
        ],
        tried: [day(7, '12:00'), 'Ledger rehearsal cluster'],
        tell: [
          [
            'Branches and service desk',
            'Mail',
            'Three days before',
            'Balances are read-only on Saturday from 02:00 to 05:30.',
          ],
          ['Duty manager', 'Phone', 'At start and end', 'Start and end of the upgrade.'],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '11:30'))
      await change.say(
        day(3, '09:40'),
        'olga',
        'The card schemes are told about 02:00 to 05:30; authorisation runs on stand-in limits as in March.',
      )
      await change.approve(
        day(3, '10:15'),
        'mona',
        'change_manager',
        'Complete, and the rehearsal is recorded.',
      )
      await change.approve(
        day(2, '09:20'),
        'cora',
        'compliance_officer',
        'Outsourcing register unchanged; retention of the old cluster for 30 days is noted.',
      )
      await change.approve(
        day(2, '09:50'),
        'ann',
        'technical_lead',
        'Rebuilding the old primary last is the right order; it stays our way back until then.',
      )
      await change.approve(day(2, '10:05'), 'sam', 'security_lead')
      await change.approve(
        day(1, '09:30'),
        'bea',
        'business_owner',
        'The end-of-day run cannot wait for another quarter.',
      )
      await change.board(board, 'approved', 'No objections. Dana reports to the duty manager at each step.')
      await change.schedule(scene.minutes(board, 55))
      await change.start(scene.minutes(window.start, 2), 'dana')
      const done = [41, 50, 104, 112, 150, 171, 198]
      for (const [at, minute] of done.entries())
        await change.tick(
          scene.minutes(window.start, minute),
          'dana',
          `step-${at + 1}`,
          at === 4 ? '4,182,377 accounts, no difference.' : '',
        )
      await change.finish(
        scene.minutes(window.start, 201),
        'dana',
        'successful',
        'Nine minutes faster than the rehearsal.',
      )
      await change.sign(
        scene.minutes(window.start, 57 * 60),
        'ann',
        'Went as planned. The end-of-day run of Sunday took 2 h 47 min. Keep the rehearsal cluster for the customer data upgrade in spring.',
      )
      await change.close(scene.minutes(window.start, 58 * 60))
    },
  }
}

/** Closed with issues: medium risk. */
export function statementRendering(scene: Scene): Story {
  const window = scene.opening('Thursday window', -3)
  const board = scene.boardBefore(scene.boardBefore(window.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'adam',
    raised: day(5, '13:20'),
    content: {
      title: 'Move statement rendering to the new document service',
      description:
        'Monthly statements are rendered by the new document service instead of the mainframe job STMT04. The service reads the same booking extract and writes to the same archive folders; layout and numbering stay.',
      justification:
        'The licence of the print suite ends this year and costs 140,000 euro to renew. The new service also renders accessible PDFs, which we promised the regulator for all customers.',
      services: ['statements'],
      impact: { business: 'medium', technical: 'medium', security: 'low' },
      risk: { declared: ['TECH-002'] },
      implementerId: scene.id('otto'),
      ...planned(scene, window, 110),
      ...plan(scene, {
        steps: [
          ['Switch the renderer in the job scheduler', 'otto', 15],
          ['Render the 500 statements of the sample set and compare them', 'quinn', 45],
          ['Render all statements of the pilot branch', 'otto', 40],
        ],
        tests: [
          [
            'Pixel comparison of 2,000 statements',
            'Differences in 3, all from a missing ligature; font replaced.',
            day(6, '12:00'),
          ],
        ],
        rollback: [['Switch the scheduler back to STMT04 and delete the new output', 'otto', 20]],
        tried: [day(6, '12:00'), 'Acceptance environment'],
        tell: [
          [
            'Service desk',
            'Intranet',
            'The day before',
            'Statements may look slightly different; what to answer is in the handbook.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '09:10'))
      await change.approve(day(4, '15:45'), 'mona', 'change_manager')
      await change.approve(
        day(3, '10:30'),
        'tess',
        'technical_lead',
        'Archive folders stay, so nothing downstream has to move.',
      )
      await change.approve(
        day(2, '11:00'),
        'bob',
        'business_owner',
        'Pilot branch is Leeuwarden; the manager knows.',
      )
      await change.board(board, 'approved', 'Approved without discussion.', {
        security_lead: ['sven', 'approve', ''],
      })
      await change.schedule(scene.minutes(board, 45))
      await change.start(scene.minutes(window.start, 5), 'otto')
      await change.tick(scene.minutes(window.start, 16), 'otto', 'step-1')
      await change.tick(
        scene.minutes(window.start, 58),
        'otto',
        'step-2',
        'Two statements differ in the footer; accepted by Quinn.',
      )
      await change.tick(scene.minutes(window.start, 104), 'otto', 'step-3')
      await change.finish(
        scene.minutes(window.start, 106),
        'otto',
        'with_issues',
        'The archive index lagged by 40 minutes, so the first statements were not found by the service desk until 04:30.',
      )
      await change.say(
        scene.minutes(window.start, 8 * 60),
        'olga',
        'Eleven calls before nine o’clock about missing statements, none after ten.',
      )
      await change.sign(
        scene.minutes(window.start, 34 * 60),
        'max',
        'Rendering is right. The archive indexer takes batches of 1,000 and was not part of the rehearsal. It is now on the checklist for batch jobs.',
      )
      await change.close(scene.minutes(window.start, 35 * 60), 'max')
    },
  }
}

/** Closed, rolled back. */
export function gatewayHttp3(scene: Scene): Story {
  const window = scene.opening('Saturday window', -3)
  const board = scene.boardBefore(scene.boardBefore(window.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'igor',
    raised: day(5, '09:15'),
    content: {
      title: 'Enable HTTP/3 on the API gateway',
      description:
        'The gateway announces HTTP/3 by Alt-Svc and listens on UDP 443. The edge firewall opens UDP 443 to the gateway addresses. HTTP/2 stays as it is.',
      justification:
        'A third of the mobile sessions are on lossy networks; in the trial their 95th percentile fell from 1.9 to 1.2 seconds.',
      services: ['api-gateway', 'edge-firewall'],
      impact: { business: 'low', technical: 'medium', security: 'medium' },
      risk: { declared: ['SEC-003'] },
      implementerId: scene.id('otto'),
      ...planned(scene, window, 120, 30),
      ...plan(scene, {
        steps: [
          ['Open UDP 443 on both firewall pairs', 'igor', 20],
          ['Enable the listener on one gateway node and watch for 15 minutes', 'otto', 25],
          ['Enable it on the other nodes', 'otto', 20],
          ['Announce by Alt-Svc with one hour of life', 'otto', 5],
        ],
        tests: [['Load test with 5 % packet loss', '12,000 requests a second, no errors.', day(9, '12:00')]],
        rollback: [
          ['Send Alt-Svc: clear', 'otto', 5],
          ['Close UDP 443', 'igor', 10],
        ],
        tried: [day(9, '12:00'), 'Staging gateway'],
        tell: [
          [
            'Third-party providers',
            'Developer portal',
            'A week before',
            'HTTP/3 becomes available; nothing has to be done.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '10:00'))
      await change.approve(day(4, '16:30'), 'mona', 'change_manager')
      await change.approve(day(3, '11:20'), 'ann', 'technical_lead')
      await change.approve(
        day(3, '15:05'),
        'sam',
        'security_lead',
        'Fine with the reflection limits that Igor added to the listener.',
      )
      await change.board(board, 'approved', 'Approved. Igor stays on site until 04:00.', {
        business_rep: ['bob', 'approve', ''],
      })
      await change.schedule(scene.minutes(board, 50))
      await change.start(scene.minutes(window.start, 33), 'otto')
      await change.tick(scene.minutes(window.start, 51), 'otto', 'step-1')
      await change.tick(scene.minutes(window.start, 80), 'otto', 'step-2', 'CPU at 38 %, as in staging.')
      await change.tick(scene.minutes(window.start, 97), 'otto', 'step-3')
      await change.tick(scene.minutes(window.start, 101), 'otto', 'step-4')
      await change.tick(scene.minutes(window.start, 124), 'otto', 'back-1')
      await change.tick(scene.minutes(window.start, 131), 'otto', 'back-2')
      await change.finish(
        scene.minutes(window.start, 133),
        'otto',
        'rolled_back',
        'One mobile operator drops UDP 443 after 30 seconds of silence, and the app did not fall back. Error rate of its customers rose to 4 %; normal six minutes after Alt-Svc: clear.',
      )
      await change.sign(
        scene.minutes(window.start, 60 * 60),
        'sam',
        'The rollback worked as rehearsed. Before the next attempt the app must fall back within two seconds, and the trial must include all three Dutch operators.',
      )
      await change.close(scene.minutes(window.start, 61 * 60))
    },
  }
}

/** Closed, failed: low risk, the change manager alone. */
export function warehouseCapture(scene: Scene): Story {
  const window = scene.opening('Tuesday window', -3)
  const day = (count: number, time: string) => scene.daysBefore(window.start, count, time)
  return {
    by: 'yara',
    raised: day(13, '14:00'),
    content: {
      title: 'Load the data warehouse by change data capture',
      description:
        'The nightly full copy of the customer tables is replaced by change data capture from the standby. The old job stays disabled in the scheduler for a month.',
      justification: 'The full copy takes five hours and delays the regulatory returns every month-end.',
      services: ['data-warehouse'],
      impact: { business: 'low', technical: 'medium', security: 'low' },
      risk: { declared: ['TECH-002'], facts: { provenInStaging: true } },
      implementerId: scene.id('dana'),
      ...planned(scene, window, 90),
      ...plan(scene, {
        steps: [
          ['Create the replication slot on the standby', 'dana', 10],
          ['Take the initial snapshot', 'dana', 45],
          ['Start the stream and compare row counts', 'yara', 30],
        ],
        tests: [['Two weeks in parallel on staging', 'Row counts equal on every day.', day(15, '12:00')]],
        rollback: [['Drop the slot and enable the old job', 'dana', 10]],
        tried: [day(15, '12:00'), 'Staging warehouse'],
      }),
    },
    async tell(change) {
      await change.submit(day(12, '09:30'))
      await change.approve(
        day(12, '13:15'),
        'max',
        'change_manager',
        'Nothing a customer sees. Keep the old job for the month.',
      )
      await change.schedule(day(10, '09:00'))
      await change.start(scene.minutes(window.start, 4), 'dana')
      await change.tick(scene.minutes(window.start, 11), 'dana', 'step-1')
      await change.tick(
        scene.minutes(window.start, 70),
        'dana',
        'step-2',
        'Slower than expected: the standby keeps its checkpoints on the same disks.',
      )
      await change.tick(
        scene.minutes(window.start, 76),
        'dana',
        'step-3',
        'No time left in the window.',
        'skipped',
      )
      await change.finish(
        scene.minutes(window.start, 78),
        'dana',
        'failed',
        'The snapshot took twice its time, so the stream was not started. The old job ran as usual.',
      )
      await change.sign(
        scene.minutes(window.start, 31 * 60),
        'tess',
        'No harm done. Measure the snapshot on production-size disks before the next attempt, and ask for a Saturday.',
      )
      await change.close(scene.minutes(window.start, 33 * 60), 'max')
    },
  }
}

/** In review: done last Saturday, its review is due or overdue. */
export function fraudModel(scene: Scene): Story {
  const window = scene.opening('Saturday window', -1, scene.ago(31 * 60))
  const board = scene.boardBefore(scene.boardBefore(window.start))
  const day = (count: number, time: string) => scene.daysBefore(board, count, time)
  return {
    by: 'yara',
    raised: day(5, '09:45'),
    content: {
      title: 'Bring fraud model 7 into screening',
      description:
        'Model 7 replaces model 6 for card and account payments. It runs in shadow since September. The threshold stays at 0.82; the explanation codes for analysts get two new reasons.',
      justification:
        'In shadow it finds 18 % more of the confirmed fraud at the same rate of false alarms, about 90,000 euro a month.',
      services: ['fraud-screening'],
      impact: { business: 'high', technical: 'medium', security: 'medium' },
      risk: { declared: ['SEC-002', 'BIZ-001'], facts: { provenInStaging: true } },
      implementerId: scene.id('otto'),
      ...planned(scene, window, 90, 15),
      ...plan(scene, {
        steps: [
          ['Load model 7 on two of eight nodes', 'otto', 15],
          ['Compare scores of live traffic for 20 minutes', 'yara', 25],
          ['Load it on the other nodes', 'otto', 20],
          ['Switch the analysts’ explanation codes', 'yara', 10],
        ],
        tests: [
          ['Ten weeks in shadow', '41 million payments; score distribution in the annex.', day(6, '12:00')],
          [
            'Bias review by age and region',
            'No group above 1.2 times the mean rate of alarms.',
            day(7, '12:00'),
          ],
        ],
        rollback: [['Load model 6, which stays on every node', 'otto', 6]],
        tried: [day(6, '12:00'), 'Screening staging, under load'],
        tell: [
          [
            'Fraud analysts',
            'Team meeting',
            'The Thursday before',
            'Two new explanation codes and what they mean.',
          ],
        ],
      }),
    },
    async tell(change) {
      await change.submit(day(4, '10:20'))
      await change.approve(day(4, '16:00'), 'mona', 'change_manager')
      await change.approve(day(3, '10:45'), 'ann', 'technical_lead')
      await change.approve(
        day(3, '13:30'),
        'sam',
        'security_lead',
        'Training data stays inside; the export of features is off.',
      )
      await change.approve(day(2, '11:15'), 'bob', 'business_owner', 'The analysts asked for this in spring.')
      await change.board(
        board,
        'approved',
        'Approved. Yara reports the rate of alarms to the board after a week.',
      )
      await change.schedule(scene.minutes(board, 60))
      await change.start(scene.minutes(window.start, 16), 'otto')
      for (const [at, minute] of [30, 55, 72, 84].entries())
        await change.tick(
          scene.minutes(window.start, minute),
          'otto',
          `step-${at + 1}`,
          at === 1 ? 'Largest difference 0.03.' : '',
        )
      await change.finish(scene.minutes(window.start, 86), 'otto', 'successful')
      await change.say(
        scene.minutes(window.start, 30 * 60),
        'yara',
        'Rate of alarms on Saturday: 0.41 % against 0.43 % the week before. Analysts report no surprises.',
      )
    },
  }
}
