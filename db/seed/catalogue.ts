import { db } from '#db/client'
import { service } from '#db/schema/service'
import { registerService } from '#lib/service/register-service'
import type { CastKey } from './cast'
import { contextAt, type IdOf } from './desk'

type Listed = {
  name: string
  description: string
  owner: CastKey
  businessOwner?: CastKey
  tier: 1 | 2 | 3 | 4
  environment?: 'staging' | 'test'
  regulated?: true
  internetFacing?: true
  freezeBound?: true
  needs?: readonly string[]
}

/** What Noorderlicht Bank runs, by slug. */
export const SERVICES = {
  'payments-api': {
    name: 'Payments API',
    description:
      'Account information and payment initiation for licensed third parties and our own channels.',
    owner: 'adam',
    businessOwner: 'bob',
    tier: 1,
    internetFacing: true,
    needs: ['api-gateway', 'customer-identity', 'core-ledger', 'instant-payments'],
  },
  'api-gateway': {
    name: 'API gateway',
    description: 'Terminates TLS, limits rates and routes every call from outside.',
    owner: 'igor',
    tier: 1,
    internetFacing: true,
    needs: ['edge-firewall'],
  },
  'edge-firewall': {
    name: 'Edge firewall',
    description: 'Perimeter of both data centres, in pairs.',
    owner: 'igor',
    tier: 1,
    internetFacing: true,
  },
  'customer-identity': {
    name: 'Customer identity',
    description: 'Sign-in, devices and consent of retail and business customers.',
    owner: 'adam',
    businessOwner: 'bob',
    tier: 1,
    internetFacing: true,
    needs: ['customer-data', 'notification-hub'],
  },
  'online-banking': {
    name: 'Online banking',
    description: 'The web site on which retail customers bank.',
    owner: 'adam',
    businessOwner: 'bob',
    tier: 1,
    internetFacing: true,
    needs: ['payments-api', 'customer-identity', 'statements'],
  },
  'mobile-app': {
    name: 'Mobile app',
    description: 'Retail banking on iOS and Android, with its backend.',
    owner: 'adam',
    businessOwner: 'bob',
    tier: 1,
    internetFacing: true,
    needs: ['payments-api', 'customer-identity', 'notification-hub'],
  },
  'business-portal': {
    name: 'Business portal',
    description: 'Batches, mandates and roles for company customers.',
    owner: 'adam',
    businessOwner: 'bea',
    tier: 2,
    internetFacing: true,
    needs: ['payments-api', 'sepa-clearing', 'customer-identity'],
  },
  'core-ledger': {
    name: 'Core ledger',
    description: 'Balances and bookings of every account; the books of the bank.',
    owner: 'dana',
    businessOwner: 'bea',
    tier: 1,
    regulated: true,
  },
  'instant-payments': {
    name: 'Instant payments',
    description: 'SEPA instant credit transfers, in and out, within ten seconds.',
    owner: 'olga',
    businessOwner: 'bea',
    tier: 1,
    regulated: true,
    needs: ['core-ledger', 'fraud-screening', 'message-broker'],
  },
  'sepa-clearing': {
    name: 'SEPA clearing',
    description: 'Batches of credit transfers and direct debits, five cycles a day.',
    owner: 'olga',
    businessOwner: 'bea',
    tier: 1,
    needs: ['core-ledger', 'message-broker'],
  },
  'card-authorisation': {
    name: 'Card authorisation',
    description: 'Answers the card schemes within 400 ms.',
    owner: 'olga',
    businessOwner: 'bob',
    tier: 1,
    regulated: true,
    needs: ['core-ledger', 'fraud-screening'],
  },
  'fraud-screening': {
    name: 'Fraud screening',
    description: 'Scores each payment before it leaves.',
    owner: 'yara',
    businessOwner: 'bob',
    tier: 1,
    needs: ['customer-data', 'message-broker'],
  },
  'customer-data': {
    name: 'Customer data',
    description: 'Who our customers are, and what we had to ask them.',
    owner: 'dana',
    businessOwner: 'bob',
    tier: 1,
    regulated: true,
  },
  'loan-origination': {
    name: 'Loan origination',
    description: 'Applications, affordability checks and offers.',
    owner: 'adam',
    businessOwner: 'bea',
    tier: 2,
    regulated: true,
    needs: ['customer-data', 'core-ledger', 'document-archive'],
  },
  statements: {
    name: 'Statements',
    description: 'Monthly and yearly statements, rendered and delivered.',
    owner: 'adam',
    businessOwner: 'bob',
    tier: 2,
    needs: ['core-ledger', 'document-archive', 'notification-hub'],
  },
  'document-archive': {
    name: 'Document archive',
    description: 'Contracts and statements, kept seven years and longer.',
    owner: 'ines',
    businessOwner: 'bea',
    tier: 2,
  },
  'notification-hub': {
    name: 'Notification hub',
    description: 'Push, text messages and mail to customers.',
    owner: 'olga',
    businessOwner: 'bob',
    tier: 2,
    needs: ['message-broker'],
  },
  'message-broker': {
    name: 'Message broker',
    description: 'Events between services, three nodes in each data centre.',
    owner: 'ines',
    tier: 1,
  },
  'regulatory-reporting': {
    name: 'Regulatory reporting',
    description: 'Returns to the central bank and to the deposit guarantee scheme.',
    owner: 'yara',
    businessOwner: 'bea',
    tier: 2,
    regulated: true,
    needs: ['data-warehouse', 'core-ledger'],
  },
  'data-warehouse': {
    name: 'Data warehouse',
    description: 'The nightly load and what analysts build on it.',
    owner: 'yara',
    tier: 3,
    needs: ['core-ledger', 'customer-data'],
  },
  observability: {
    name: 'Observability',
    description: 'Metrics, logs, traces and the pager.',
    owner: 'ines',
    tier: 2,
  },
  'staff-intranet': {
    name: 'Staff intranet',
    description: 'News, handbooks and forms for colleagues.',
    owner: 'ines',
    tier: 4,
  },
  'payments-api-staging': {
    name: 'Payments API, staging',
    description: 'Third parties certify against it, so freezes hold here too.',
    owner: 'quinn',
    businessOwner: 'bob',
    tier: 3,
    environment: 'staging',
    internetFacing: true,
    freezeBound: true,
  },
  'mobile-app-test': {
    name: 'Mobile app, test',
    description: 'Builds of every branch, with made-up customers.',
    owner: 'quinn',
    tier: 4,
    environment: 'test',
  },
} as const satisfies Record<string, Listed>
export type Slug = keyof typeof SERVICES

/** Registers what is not there yet, each after what it needs. */
export async function seedCatalogue(idOf: IdOf, at: Date): Promise<void> {
  const listed: Record<string, Listed> = SERVICES
  const known = new Set((await db.select({ slug: service.slug }).from(service)).map(({ slug }) => slug))
  const register = async (slug: string) => {
    const entry = listed[slug]
    if (known.has(slug) || !entry) return
    known.add(slug)
    const { needs = [], owner, businessOwner, ...rest } = entry
    for (const other of needs) await register(other)
    await registerService(contextAt(idOf, 'mona', at), {
      ...rest,
      slug,
      ownerId: idOf(owner),
      businessOwnerId: businessOwner ? idOf(businessOwner) : null,
      dependsOn: [...needs],
    })
  }
  for (const slug of Object.keys(listed)) await register(slug)
}
