import { paths } from '../paths'
import { isAuthority, type Role } from './roles'

/** Where a person's work begins (ux B.3): requestors see their changes, deciders their inbox. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.some(isAuthority) || roles.includes('implementer')) return paths.inbox()
  if (roles.includes('auditor')) return paths.audit()
  if (roles.includes('administrator')) return paths.people()
  if (roles.includes('requestor')) return paths.changes({ view: 'mine' })
  return paths.inbox()
}
