import { edit, issue, override } from '../turn'
import type { Work } from '../work'

/** Payments: formats of partners and the bookings of a quarter. */
export const BOOKINGS: readonly Work[] = [
  {
    title: 'Renew the {file} format of {partner}',
    what: 'Files in the new format are read beside the old ones for a month; the partner switches when it is ready.',
    why: '{partner} ends the old format at the end of the quarter.',
    on: ['sepa-clearing', 'business-portal'],
    by: 'rita',
    does: 'otto',
    impact: 'low medium none',
    risk: 'TECH-002 proven',
    steps: [
      '15 Deploy the reader',
      '20 Read the partner’s three sample files',
      '10 Tell the partner to switch @olga',
    ],
    tests: ['Twelve sample files, four of them broken: Broken ones refused with the line named.'],
    back: ['10 Turn the new reader off'],
    tried: 'Clearing acceptance',
    review: [
      'First real file read on the fourth day, nothing refused.',
      'The partner switched a week late; the old reader stays a month longer.',
    ],
    vary: {
      file: ['collection', 'statement', 'order', 'return', 'mandate'],
      partner: [
        'the energy company',
        'the health insurers',
        'the payroll bureau',
        'the housing corporations',
        'the water board',
      ],
    },
    when: 5,
    but: {
      1: edit(
        'The insurers sent a fourth kind of record last Friday that has to be read, too.',
        'Records of kind 04 (part payments) are read as well.',
      ),
      4: override(
        'outside_window',
        'The water board sends its only file of the quarter on Friday at noon and can send the new format alone.',
      ),
    },
  },
  {
    title: 'Book {what} of {lastQuarter}',
    what: 'The run reads rates and days, writes one booking for each account and a report for finance, which signs sums before and after.',
    why: 'Quarterly run; customers see it on the first day of the new quarter.',
    on: ['core-ledger'],
    by: 'olga',
    does: 'dana',
    impact: 'medium low none',
    risk: 'TECH-001 proven done',
    steps: [
      '15 Compare rates with the signed list @olga',
      '90 Run',
      '30 Compare sums with the forecast of finance',
    ],
    tests: ['Dry run on the rehearsal cluster: Sums within a cent for each product.'],
    back: ['60 Book the reverse run, tried each year'],
    tried: 'Rehearsal cluster',
    review: ['Sums signed by finance at 08:30.', 'Booked for all accounts, report filed.'],
    vary: {
      what: [
        'interest on savings',
        'interest on current accounts',
        'fees of company accounts',
        'interest on deposits',
      ],
    },
    when: [1, 4, 7, 10],
    but: {
      2: issue(
        'Fees of 212 dormant companies were booked though the list excludes them; booked back the next day.',
        'The list named customer numbers, the run reads account numbers. Finance delivers both from now on.',
      ),
    },
  },
]
