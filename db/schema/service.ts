import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../columns'
import { person } from './auth'

export const service = pgTable('service', {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull().default(''),
  ownerId: uuid().references(() => person.id),
  businessOwnerId: uuid().references(() => person.id),
  /** 1 is the most critical, 4 the least. */
  tier: integer().notNull(),
  environment: text({ enum: ['production', 'staging', 'test', 'development'] })
    .notNull()
    .default('production'),
  regulated: boolean().notNull().default(false),
  internetFacing: boolean().notNull().default(false),
  /** Production is always bound by freezes; another environment only when it says so (D20). */
  freezeBound: boolean().notNull().default(false),
  createdAt: createdAt(),
  retiredAt: instant(),
})

export const serviceDependency = pgTable(
  'service_dependency',
  {
    serviceId: uuid()
      .notNull()
      .references(() => service.id),
    dependsOnId: uuid()
      .notNull()
      .references(() => service.id),
  },
  (t) => [
    primaryKey({ columns: [t.serviceId, t.dependsOnId] }),
    index('service_dependency_reverse').on(t.dependsOnId),
  ],
)
