import { ask, back, cancel, issue, override, skip } from '../turn'
import type { Work } from '../work'

/** Infrastructure: operating systems, virtual machines, clusters. */
export const SERVERS: readonly Work[] = [
  {
    title: 'Patch the web servers of online banking, {month} {year}',
    what: 'Kernel, OpenSSL and nginx of the eight web servers, four in each data centre. Each leaves the balancer, restarts and returns before the next one goes.',
    why: 'Monthly patch policy: fixes rated critical are in production within 30 days.',
    on: ['online-banking'],
    by: 'ines',
    does: 'otto',
    kind: 'routine',
    impact: 'low low none',
    steps: [
      '30 Drain, patch and restart the four servers in Groningen',
      '30 The same in Amersfoort',
      '15 Compare response times with the hour before',
    ],
    tests: ['Same packages on acceptance since last week: No alarms, no differences in the smoke test.'],
    back: ['15 Boot the former kernel and hold the packages'],
    tried: 'Acceptance',
    ends: [
      'All eight back; nobody was signed out.',
      'Done with 20 minutes to spare.',
      'One server needed a second restart; its network card came up late.',
    ],
    review: [
      'Routine. Patch level of {month} reached on all eight servers.',
      'No alarms, no calls. The scan of the following Monday shows no open critical finding.',
    ],
    when: 'monthly',
    but: {
      4: issue(
        'web-ams-3 did not come back from the restart; it was taken out of the pool and reinstalled the next day.',
        'Seven of eight servers carried the load easily. The disk controller of web-ams-3 is replaced under warranty.',
      ),
      9: skip(2, 'Monitoring was itself being patched; compared at 08:00 by Olga instead.'),
    },
  },
  {
    title: 'Patch the Windows servers of the branches, {month} {year}',
    what: 'Cumulative update for the 46 print and file servers of the branches, in two waves. Branches are closed at that hour.',
    why: 'Patch policy; two of the fixes close holes that are used in the wild.',
    on: ['staff-intranet'],
    by: 'otto',
    does: 'ines',
    kind: 'routine',
    impact: 'low low none',
    steps: [
      '45 First wave: 23 branches in the north and east',
      '45 Second wave: 23 branches in the west and south',
    ],
    tests: ['Update on the six test servers: All printers print, all shares open.'],
    back: ['30 Uninstall the update by script'],
    tried: 'Test branch in the head office',
    ends: [
      '46 of 46.',
      '45 of 46; Hoogezand had no power and follows by hand.',
      'All done, two printers restarted by the service desk in the morning.',
    ],
    review: [
      'Nothing to add. Wave two may start earlier, wave one never takes its time.',
      'No calls from branches before ten o’clock.',
    ],
    when: 'monthly',
    but: {
      6: issue(
        'Label printers of eleven branches printed blank pages; the driver of the former month was installed again by 09:40.',
        'The update withdrew an old driver model. The new driver is now part of the image and of the test.',
      ),
    },
  },
  {
    title: 'Upgrade the container platform to {v}',
    what: 'Control plane first, then the worker pools one after the other; each node is drained before. Workloads need two replicas to stay up, which the report of yesterday confirms for all production namespaces.',
    why: 'Version {old} leaves support; the supplier answers tickets only on the last three versions.',
    on: ['observability', 'notification-hub'],
    by: 'ines',
    does: 'otto',
    impact: 'medium medium low',
    risk: 'TECH-002',
    steps: [
      '20 Upgrade the control plane, one member at a time',
      '60 Drain and upgrade the worker pools',
      '15 Run the conformance suite',
      '10 Read the error budget of every team @olga',
    ],
    tests: [
      'Upgrade of the acceptance cluster: Conformance green, two charts needed a new API version and were fixed.',
    ],
    back: ['40 Restore the control plane from its snapshot', '30 Rebuild the pools on the former image'],
    tried: 'Acceptance cluster',
    tell: ['All teams | Chat channel | A week before | Namespaces with one replica will restart.'],
    says: [
      '@yara The warehouse jobs are paused from 01:45; please tell me when I may release them.',
      '@otto Two namespaces still run one replica. Their owners know and accept a restart.',
    ],
    ends: [
      '41 nodes in 58 minutes, no pod pending at the end.',
      'Control plane took longer than on acceptance, pools were quick.',
    ],
    review: [
      'Second upgrade this year without a page. The drain script is worth keeping.',
      'Notification hub restarted twice as announced; no message was lost.',
    ],
    vary: { v: ['1.33', '1.34', '1.35'], old: ['1.30', '1.31', '1.32'] },
    when: 3,
    but: {
      1: [
        ask(
          'technical_lead',
          'Does the log shipper still mount the old socket? It stopped us last time.',
          'It was moved to the new path in the release of last month, and acceptance runs with it.',
        ),
        back(
          2,
          'Nodes of pool B came up without their second network; pods could not reach the broker. Pools rebuilt on the former image by 03:50.',
          'The new image lacked the driver of the second card, which acceptance machines do not have. One production node is now part of every rehearsal.',
        ),
      ],
    },
  },
  {
    title: 'Move {count} virtual machines of {team} to the new hypervisor hosts',
    what: 'Live migration in groups of ten, with memory and network checked before each group. The old hosts stay powered for a week.',
    why: 'Maintenance of the old hosts ends this year, and they use a third more power.',
    on: ['staff-intranet', 'document-archive'],
    by: 'ines',
    does: 'otto',
    impact: 'low medium none',
    risk: 'TECH-002 proven',
    steps: [
      '15 Check free memory and paths on the new hosts',
      '75 Migrate in groups of ten',
      '15 Compare latency with the day before',
    ],
    tests: ['Twenty machines of the lab: No packet lost in 18 of 20, one second in two.'],
    back: ['40 Migrate back; the old hosts stay powered'],
    tried: 'Lab cluster',
    ends: [
      'All moved; the longest pause was 1.4 seconds.',
      'Finished in time. Two machines with pinned processors were moved cold.',
    ],
    review: [
      'Good pace. {count} fewer machines on hosts without support.',
      'Latency to the archive fell by a fifth.',
    ],
    vary: {
      count: ['64', '48', '72', '39'],
      team: ['facilities', 'lending', 'the archive', 'human resources'],
    },
    when: 4,
    but: {
      2: issue(
        'Two archive workers lost their mount and were restarted at 03:25.',
        'The mount options differed from the standard. All archive machines were aligned the week after.',
      ),
    },
  },
  {
    title: 'Replace the time servers in {place}',
    what: 'New pair of time servers with a receiver on the roof. Clients take both old and new ones for a week; then the old pair is switched off.',
    why: 'The old receivers lose the signal in bad weather, and payment logs must be within a millisecond.',
    on: ['message-broker', 'api-gateway'],
    by: 'igor',
    does: 'igor',
    impact: 'low low none',
    steps: [
      '20 Add the new pair to the configuration of all hosts',
      '20 Watch offsets for a quarter of an hour',
      '10 Take the old pair out',
    ],
    tests: ['Offset in the lab over ten days: Below 0.2 ms.'],
    back: ['10 Restore the former server list'],
    tried: 'Lab',
    review: [
      'Offsets are below 0.3 ms on all 612 hosts. Closed.',
      'Quiet. The roof antenna of the old pair may be taken down.',
    ],
    vary: { place: ['Groningen', 'Amersfoort'] },
    when: 2,
    but: {
      0: override(
        'short_notice',
        'The receiver in Groningen lost its signal three times this week; the new pair has stood ready since Monday.',
      ),
    },
  },
  {
    title: 'Renew the images of the build servers with {what}',
    what: 'New base image for the 14 build servers. Builds that run are left to end; new ones start on the new image.',
    why: 'The compiler and the scanners in the old image are older than our own baseline allows.',
    on: ['mobile-app-test'],
    by: 'quinn',
    does: 'otto',
    impact: 'none low none',
    steps: [
      '20 Publish the image',
      '30 Replace the servers as they become idle',
      '20 Build the ten largest projects @quinn',
    ],
    tests: ['Ten largest projects on one server: Nine built, one needed a newer plug-in.'],
    back: ['15 Start the servers from the former image'],
    tried: 'One server of the pool',
    review: [
      'Builds are 8 % faster. Nothing else to say.',
      'One team pinned the old compiler and has a month to move.',
    ],
    vary: {
      what: [
        'the new compiler',
        'the licence scanner',
        'signed packages',
        'Java 25',
        'the mobile toolchains',
      ],
    },
    when: 5,
    but: {
      3: cancel(
        'review',
        'The plug-in of the mobile build does not know Java 25 yet; raised again when it does.',
      ),
    },
  },
  {
    title: 'Rotate the break-glass accounts of {area}',
    what: 'New passphrases for the sealed accounts, in new envelopes in both vaults. The old ones are tried once, before and after, to show that they end.',
    why: 'Twice a year by the access policy, and after every use.',
    on: ['staff-intranet'],
    by: 'ines',
    does: 'otto',
    kind: 'routine',
    impact: 'none low low',
    steps: [
      '15 Set and seal the new passphrases, two people',
      '10 Show that the old ones are refused',
      '15 Bring the envelopes to both vaults @ines',
    ],
    tests: ['Procedure with the test domain: Nine minutes, both people needed.'],
    back: ['10 Set again with the same procedure'],
    tried: 'Test domain',
    review: ['Envelope numbers entered in the register. Closed.', 'Two people present, protocol signed.'],
    vary: { area: ['the Windows domain', 'the storage arrays', 'the hypervisors', 'the backup servers'] },
    when: 4,
  },
]
