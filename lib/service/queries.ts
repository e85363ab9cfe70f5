import { isNull } from 'drizzle-orm'
import { db } from '#db/client'
import { service } from '#db/schema/service'
import type { Context } from '../context'

/** Slug and name of every service in the catalogue, for choices and filters. */
export const listServiceNames = (_ctx: Context) =>
  db
    .select({ slug: service.slug, name: service.name })
    .from(service)
    .where(isNull(service.retiredAt))
    .orderBy(service.name)
    .limit(1000)
