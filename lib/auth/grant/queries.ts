import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Tx } from '#db/client'
import { person, roleHolding, roleRequest } from '#db/schema/auth'
import type { Context } from '../../context'
import { must } from '../../refusal'
import { canReadPeople } from '../permissions'
import type { Role } from '../roles'

/** Whether there has ever been a CISO: from then on authority needs a second person (D117). */
export async function findFirstCiso(tx: Tx) {
  const [row] = await tx
    .select({ id: roleHolding.id })
    .from(roleHolding)
    .where(eq(roleHolding.role, 'ciso'))
    .limit(1)
  return row
}

export async function findOpenRequest(tx: Tx, personId: string, role: Role) {
  const { personId: of, role: what, decidedAt } = roleRequest
  const [row] = await tx
    .select({ id: roleRequest.id })
    .from(roleRequest)
    .where(and(eq(of, personId), eq(what, role), isNull(decidedAt)))
  return row
}

export async function countOtherHolders(tx: Tx, role: Role, personId: string) {
  const others = await tx
    .select({ id: roleHolding.personId })
    .from(roleHolding)
    .innerJoin(person, and(eq(person.id, roleHolding.personId), isNull(person.disabledAt)))
    .where(and(eq(roleHolding.role, role), isNull(roleHolding.endedAt), ne(roleHolding.personId, personId)))
  return others.length
}

const asker = alias(person, 'asker')
/** Grants and removals that wait for their second person, and roles granted alone that wait for the CISO (A44, D117). */
export async function listRoleRequests(ctx: Context) {
  must(canReadPeople(ctx.actor))
  const subject = { personId: person.id, name: person.name }
  const [requests, unconfirmed] = await Promise.all([
    db
      .select({
        ...subject,
        id: roleRequest.id,
        role: roleRequest.role,
        kind: roleRequest.kind,
        reason: roleRequest.reason,
        askedBy: roleRequest.askedBy,
        askedAt: roleRequest.askedAt,
        askedByName: asker.name,
      })
      .from(roleRequest)
      .innerJoin(person, eq(person.id, roleRequest.personId))
      .innerJoin(asker, eq(asker.id, roleRequest.askedBy))
      .where(isNull(roleRequest.decidedAt))
      .orderBy(asc(roleRequest.askedAt))
      .limit(100),
    db
      .select({
        ...subject,
        id: roleHolding.id,
        role: roleHolding.role,
        grantedBy: roleHolding.grantedBy,
        grantedAt: roleHolding.since,
        grantedByName: asker.name,
      })
      .from(roleHolding)
      .innerJoin(person, eq(person.id, roleHolding.personId))
      .innerJoin(asker, eq(asker.id, roleHolding.grantedBy))
      .where(
        and(isNull(roleHolding.endedAt), eq(roleHolding.unconfirmed, true), isNotNull(roleHolding.grantedBy)),
      )
      .orderBy(asc(roleHolding.since))
      .limit(100),
  ])
  return { requests, unconfirmed }
}
