/** The role dictionary of D36: keys that policy, matrix and code share, with the word people read. */
export const ROLE_NAMES = {
  requestor: 'Requestor',
  implementer: 'Implementer',
  change_manager: 'Change manager',
  technical_lead: 'Technical lead',
  security_lead: 'Security lead',
  business_owner: 'Business owner',
  business_rep: 'Business representative',
  compliance_officer: 'Compliance officer',
  eca: 'Emergency change authority',
  bcm: 'Business continuity manager',
  ciso: 'CISO',
  cto: 'CTO',
  coo: 'COO',
  infrastructure_lead: 'Infrastructure lead',
  application_lead: 'Application lead',
  qa_lead: 'QA lead',
  operations_lead: 'Operations lead',
  auditor: 'Auditor',
  administrator: 'Administrator',
} as const
export type Role = keyof typeof ROLE_NAMES
export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]]

/** Roles that decide or override: granting or removing one needs a second person (A44, c15). */
export const AUTHORITY_ROLES = [
  'change_manager',
  'technical_lead',
  'security_lead',
  'business_owner',
  'business_rep',
  'compliance_officer',
  'eca',
  'bcm',
  'ciso',
  'cto',
  'coo',
] as const satisfies readonly Role[]
export type AuthorityRole = (typeof AUTHORITY_ROLES)[number]
export const isAuthority = (role: Role): role is AuthorityRole =>
  (AUTHORITY_ROLES as readonly Role[]).includes(role)

/** "Business owner, business representative": deciding roles first, requestor last; "No role yet" for none. */
export function roleWords(roles: readonly Role[]): string {
  const rank = (role: Role) => (isAuthority(role) ? 0 : role === 'requestor' ? 2 : 1)
  const ordered = ROLES.filter((role) => roles.includes(role)).sort((a, b) => rank(a) - rank(b))
  if (ordered.length === 0) return 'No role yet'
  return ordered.map((role, at) => (at === 0 ? ROLE_NAMES[role] : inside(ROLE_NAMES[role]))).join(', ')
}
/** Inside a sentence the name of a role is written small, an abbreviation stays: "CISO", "QA lead". */
export const inside = (name: string) =>
  /^[A-Z]{2}/.test(name) ? name : `${name[0]?.toLowerCase()}${name.slice(1)}`
