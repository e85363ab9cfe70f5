import type { RequirementKey } from '#lib/policy/step'
import type { CastKey } from './cast'

/** What deciders write beside an approval. Most approvals go without words. */
export const APPROVALS: Partial<Record<RequirementKey, readonly string[]>> = {
  change_manager: [
    'Complete. Way back is tried and dated.',
    'Plan, tests and way back are there. Fits the window.',
    'Same as last time, and last time went well.',
    'Fine. Please write the numbers into the review.',
    'Read it with the requestor on the phone; nothing open.',
    'Nothing else touches this service that week.',
    'Good preparation. Go on to the leads.',
    'The second step is short; I would take ten minutes more.',
    'Clear and small. Approved.',
    'Window and people are free.',
  ],
  technical_lead: [
    'Order of the steps is right.',
    'The test shows what it should.',
    'No objection. Watch the memory of the first node.',
    'Versions fit with what else is deployed that month.',
    'I like that one node goes first.',
    'The way back is shorter than the way there. Good.',
    'Interface stays, so nobody else has to move.',
    'Please keep the old package on the machine until the review.',
    'Read the test report. Convinced.',
  ],
  security_lead: [
    'Nothing new is exposed.',
    'Keys and rights stay as they are.',
    'Checked with my team, no objection.',
    'Logged, limited and ended by date. Good.',
    'The test of the refusal is what I wanted to see.',
  ],
  business_owner: [
    'Customers gain, and the night is the right time.',
    'Agreed with the contact centre.',
    'Good. Tell the branches before the customers.',
    'Not in the week of the rate change, and it is not.',
    'My people know and are ready.',
  ],
  compliance_officer: [
    'Outsourcing register and records of processing unchanged.',
    'Read against the rule; nothing is missing.',
    'Retention stays, no new purpose.',
    'Noted in the register of changes to regulated services.',
    'Fine. Keep the sums with the ticket.',
  ],
  eca: [
    'Go.',
    'Go, and call me when it is done.',
    'Agreed. I stay on the line.',
    'Do it now; I tell the directors.',
    'Approved. One step at a time, please.',
  ],
  bcm: [
    'Ratified. No effect on the exercise.',
    'Ratified after the fact, as agreed by phone.',
    'Seen and ratified; added to the log of the month.',
    'Ratified.',
  ],
  ciso: [
    'Risk accepted for one night with these people on site.',
    'I have read the ceremony’s protocol. Agreed.',
    'Agreed, with the security desk staffed until Monday.',
  ],
  cto: [
    'The rehearsals convinced me.',
    'Agreed. I will be there.',
    'The way back is real until the time stated. Agreed.',
  ],
}

export const RULINGS: readonly string[] = [
  'Approved without discussion.',
  'Approved. No objections.',
  'Approved after a question on the way back.',
  'Approved; the requestor reports next Tuesday.',
  'Approved unanimously.',
  'Approved. The chair thanks for the pictures.',
  'Approved, with the contact centre informed.',
  'Approved. Short discussion of the load at noon.',
  'Approved as planned.',
]
export const OUTVOTED: readonly string[] = [
  'Approved by three votes to one; the objection is in the minutes.',
  'Approved by majority. We look at the objection again in the review.',
]

/** Why the change manager and the CTO agree to an override. */
export const AGREED: readonly (readonly [manager: string, cto: string])[] = [
  [
    'Waiting costs more than a short notice, and nothing else is planned then.',
    'Agreed. Report to me when it is done.',
  ],
  ['The owner of the service asked for it and stands by.', 'The reason holds; once, and not as a habit.'],
  ['Checked against the calendar: nobody else is touched.', 'Agreed with the duty manager.'],
]

export const AGAIN: readonly string[] = [
  'Looked at what was open. It is as it should be.',
  'Shown to me; my question is answered.',
  'Corrected. Approved again.',
]

export const REVIEWS = {
  successful: [
    'As planned, within the time. No alarms in the day after.',
    'Went as planned. Nothing to learn but that it can be done.',
    'Looked at logs and calls of two days: nothing.',
    'Done within the window, evidence is with the ticket.',
    'No incident is linked to it after two days.',
  ],
  routine: ['Routine. Nothing to add.', 'By the book, closed.', 'As each time.'],
} as const

export const FINISHED: readonly string[] = [
  '',
  '',
  '',
  'Done, no deviation from the plan.',
  'Finished ahead of time.',
  'All steps as planned.',
]

/** Remarks beside a ticked step. */
export const TICKS: readonly string[] = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'Took two minutes longer.',
  'No errors in the log.',
  'As on acceptance.',
  'Checked by a second pair of eyes.',
]

/** When leaders are away, by month and day; their deputies decide meanwhile. */
export const LEAVE: Partial<Record<CastKey, readonly (readonly [from: string, to: string])[]>> = {
  mona: [
    ['07-13', '08-02'],
    ['12-27', '12-31'],
    ['02-16', '02-20'],
  ],
  ann: [
    ['08-03', '08-23'],
    ['03-02', '03-06'],
  ],
  sam: [
    ['06-22', '07-10'],
    ['12-22', '12-31'],
    ['10-19', '10-23'],
  ],
  bob: [
    ['08-10', '08-28'],
    ['05-04', '05-08'],
  ],
  bea: [
    ['07-20', '08-07'],
    ['02-23', '02-27'],
  ],
  cora: [
    ['07-27', '08-14'],
    ['04-13', '04-17'],
  ],
  eve: [
    ['06-08', '06-26'],
    ['11-02', '11-06'],
  ],
  ben: [
    ['09-07', '09-18'],
    ['01-26', '01-30'],
  ],
}
