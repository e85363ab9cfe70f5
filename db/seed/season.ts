import type { CastKey } from './cast'
import type { Slug } from './catalogue'

const ZONE = 'Europe/Amsterdam'
const DAY = 86_400_000

type Season = {
  name: string
  reason: string
  /** Month and day; an end before the start lies in the next year. */
  from: string
  until: string
  hard: boolean
  services: Slug[]
  by: CastKey
  owner: CastKey
}

const SEASONS: readonly Season[] = [
  {
    name: 'Year end',
    reason: 'Books, statements and the tax report of the year are closed; nothing else moves.',
    from: '12-19',
    until: '01-02',
    hard: true,
    services: [],
    by: 'ben',
    owner: 'bea',
  },
  {
    name: 'Card schemes, holiday season',
    reason: 'The schemes accept no changes in the weeks of most purchases.',
    from: '11-24',
    until: '01-04',
    hard: true,
    services: ['card-authorisation'],
    by: 'mona',
    owner: 'bob',
  },
  {
    name: 'Tax returns open',
    reason: 'On the first days of March everybody fetches the figures of the year.',
    from: '02-28',
    until: '03-07',
    hard: false,
    services: ['online-banking', 'statements', 'regulatory-reporting'],
    by: 'ben',
    owner: 'bob',
  },
  {
    name: 'Summer, books at rest',
    reason:
      'Those who know the ledger take their holidays by turns; changes wait for the second week of August.',
    from: '07-27',
    until: '08-09',
    hard: true,
    services: ['core-ledger', 'customer-data'],
    by: 'ben',
    owner: 'bea',
  },
  {
    name: 'Exercise of the central bank',
    reason: 'For a week the systems are to be as the scenario describes them.',
    from: '10-05',
    until: '10-10',
    hard: true,
    services: ['instant-payments', 'sepa-clearing', 'api-gateway'],
    by: 'ben',
    owner: 'bea',
  },
]

/** The freezes of the twelve months before now that are over, each with the day on which it was declared. */
export function freezesOf(now: Date) {
  const years = [-1, 0].map((back) => now.getUTCFullYear() + back)
  return years
    .flatMap((year) =>
      SEASONS.map(({ name, from, until, ...season }) => {
        const end = until < from ? year + 1 : year
        const startsAt = `${year}-${from}T00:00:00`
        return {
          ...season,
          name: `${name} ${year}`,
          zone: ZONE,
          startsAt,
          endsAt: `${end}-${until}T00:00:00`,
          declared: new Date(Date.parse(`${startsAt}Z`) - 45 * DAY),
        }
      }),
    )
    .filter(({ endsAt }) => Date.parse(`${endsAt}Z`) < now.getTime() - DAY)
}
