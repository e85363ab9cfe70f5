import type { Work } from './work'
import { CARDS } from './year/cards'
import { CHANNELS } from './year/channels'
import { DATA } from './year/data'
import { DATABASES } from './year/databases'
import { FRAUD } from './year/fraud'
import { IDENTITY } from './year/identity'
import { INCIDENTS } from './year/incidents'
import { LENDING } from './year/lending'
import { MAJORS } from './year/majors'
import { MESSAGING } from './year/messaging'
import { MOBILE } from './year/mobile'
import { NETWORK } from './year/network'
import { OBSERVABILITY } from './year/observability'
import { OUTAGES } from './year/outages'
import { PARTNERS } from './year/partners'
import { PAYMENTS } from './year/payments'
import { PORTAL } from './year/portal'
import { REGULATORY } from './year/regulatory'
import { RETIREMENT } from './year/retirement'
import { SECURITY } from './year/security'
import { SERVERS } from './year/servers'
import { STATEMENTS } from './year/statements'
import { STORAGE } from './year/storage'
import { TESTING } from './year/testing'
import { WORKPLACE } from './year/workplace'

/** Everything that the teams of Noorderlicht Bank do in a year. */
export const WORKS: readonly Work[] = [
  ...SERVERS,
  ...NETWORK,
  ...DATABASES,
  ...STORAGE,
  ...MESSAGING,
  ...PAYMENTS,
  ...CARDS,
  ...CHANNELS,
  ...MOBILE,
  ...PORTAL,
  ...IDENTITY,
  ...SECURITY,
  ...FRAUD,
  ...LENDING,
  ...STATEMENTS,
  ...DATA,
  ...REGULATORY,
  ...OBSERVABILITY,
  ...WORKPLACE,
  ...TESTING,
  ...PARTNERS,
  ...RETIREMENT,
  ...OUTAGES,
  ...INCIDENTS,
  ...MAJORS,
]
