import type { Work } from './work'
import { BOOKINGS } from './year/bookings'
import { CARDS } from './year/cards'
import { CHANNELS } from './year/channels'
import { COMPANIES } from './year/companies'
import { DATA } from './year/data'
import { DATABASES } from './year/databases'
import { FAULTS } from './year/faults'
import { FORMS } from './year/forms'
import { FRAUD } from './year/fraud'
import { GATEWAY } from './year/gateway'
import { HARDENING } from './year/hardening'
import { IDENTITY } from './year/identity'
import { INCIDENTS } from './year/incidents'
import { LENDING } from './year/lending'
import { LINES } from './year/lines'
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
import { STAFF } from './year/staff'
import { STATEMENTS } from './year/statements'
import { STORAGE } from './year/storage'
import { TESTING } from './year/testing'
import { TUNING } from './year/tuning'
import { WALLETS } from './year/wallets'
import { WORKPLACE } from './year/workplace'

/** Everything that the teams of Noorderlicht Bank do in a year. */
export const WORKS: readonly Work[] = [
  ...SERVERS,
  ...NETWORK,
  ...LINES,
  ...DATABASES,
  ...TUNING,
  ...STORAGE,
  ...MESSAGING,
  ...PAYMENTS,
  ...BOOKINGS,
  ...CARDS,
  ...WALLETS,
  ...CHANNELS,
  ...FORMS,
  ...MOBILE,
  ...PORTAL,
  ...COMPANIES,
  ...IDENTITY,
  ...STAFF,
  ...SECURITY,
  ...HARDENING,
  ...FRAUD,
  ...LENDING,
  ...STATEMENTS,
  ...DATA,
  ...REGULATORY,
  ...OBSERVABILITY,
  ...WORKPLACE,
  ...TESTING,
  ...PARTNERS,
  ...GATEWAY,
  ...RETIREMENT,
  ...OUTAGES,
  ...FAULTS,
  ...INCIDENTS,
  ...MAJORS,
]
