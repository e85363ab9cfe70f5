import type { Role } from './roles'

export const MATRIX_ROLES = ['REQ', 'IMP', 'CM', 'TL', 'SL', 'BO', 'CO', 'ECA', 'BCM', 'CISO', 'CTO', 'COO', 'AUD', 'ADM'] as const
export type MatrixRole = (typeof MATRIX_ROLES)[number]

/** Who may do what: 54 actions by 14 roles, as data that the permissions read and the tests walk.
 * Y allowed; own: on one's own change or assignment; esc: after escalation; sod: separation rules; cN: the condition of that number;
 * a missing cell is a denial. REQ and IMP are relations to one change, the others appointed roles. */
export const MATRIX = {
  A01: { action: "Raise a change", twoPeople: false, allow: { REQ: 'Y', IMP: 'Y', CM: 'Y', TL: 'Y', SL: 'Y', BO: 'Y', CO: 'Y', ECA: 'Y', BCM: 'Y', CISO: 'Y', CTO: 'Y', COO: 'Y' } },
  A02: { action: "Edit a draft", twoPeople: false, allow: { REQ: 'own', CM: 'c1' } },
  A03: { action: "Edit material fields after submission", twoPeople: false, allow: { REQ: 'own c2', IMP: 'steps c2', CM: 'c1 c2' } },
  A04: { action: "Submit, withdraw, cancel before start", twoPeople: false, allow: { REQ: 'own', CM: 'Y' } },
  A05: { action: "Comment", twoPeople: false, allow: { REQ: 'Y', IMP: 'Y', CM: 'Y', TL: 'Y', SL: 'Y', BO: 'Y', CO: 'Y', ECA: 'Y', BCM: 'Y', CISO: 'Y', CTO: 'Y', COO: 'Y' } },
  A06: { action: "Attach evidence", twoPeople: false, allow: { REQ: 'own', IMP: 'own', CM: 'Y', TL: 'Y', SL: 'Y', BO: 'Y', CO: 'Y' } },
  A07: { action: "Raise the risk level or category", twoPeople: false, allow: { CM: 'Y', TL: 'Y', SL: 'Y', CO: 'Y' } },
  A08: { action: "Lower the risk level or category", twoPeople: true, allow: { CM: 'c3', SL: 'c3' } },
  A09: { action: "Record an impact assessment of one's own domain", twoPeople: false, allow: { TL: 'Y', SL: 'Y', BO: 'Y', CO: 'Y' } },
  A10: { action: "Assign the implementer", twoPeople: false, allow: { CM: 'Y', TL: 'Y' } },
  A11: { action: "Decide the change-manager requirement", twoPeople: false, allow: { CM: 'sod', CTO: 'esc' } },
  A12: { action: "Decide the technical requirement", twoPeople: false, allow: { TL: 'sod', CTO: 'esc' } },
  A13: { action: "Decide the security requirement", twoPeople: false, allow: { SL: 'sod', CISO: 'esc' } },
  A14: { action: "Decide the business requirement", twoPeople: false, allow: { BO: 'sod', COO: 'esc' } },
  A15: { action: "Decide the compliance requirement", twoPeople: false, allow: { CO: 'sod', CISO: 'esc' } },
  A16: { action: "Decide the emergency requirement", twoPeople: false, allow: { ECA: 'sod', CTO: 'esc' } },
  A17: { action: "Decide the continuity requirement", twoPeople: false, allow: { BCM: 'sod', COO: 'esc' } },
  A18: { action: "Decide the executive requirement (very high risk)", twoPeople: true, allow: { CISO: 'sod', CTO: 'sod' } },
  A19: { action: "Withdraw one's own decision before the transition", twoPeople: false, allow: { CM: 'own', TL: 'own', SL: 'own', BO: 'own', CO: 'own', ECA: 'own', BCM: 'own', CISO: 'own', CTO: 'own', COO: 'own' } },
  A20: { action: "Confirm that a condition of an approval is met", twoPeople: false, allow: { CM: 'c6', TL: 'c6', SL: 'c6', BO: 'c6', CO: 'c6', ECA: 'c6', BCM: 'c6', CISO: 'c6', CTO: 'c6', COO: 'c6' } },
  A21: { action: "Delegate one's own authority", twoPeople: false, allow: { CM: 'c7', TL: 'c7', SL: 'c7', BO: 'c7', CO: 'c7', ECA: 'c7', BCM: 'c7', CISO: 'c7', CTO: 'c7', COO: 'c7' } },
  A22: { action: "Escalate by hand", twoPeople: false, allow: { CM: 'Y' } },
  A23: { action: "Waive a gate of one's own domain", twoPeople: true, allow: { CM: 'c8', TL: 'c8', SL: 'c8', CO: 'c8' } },
  A24: { action: "Propose a time", twoPeople: false, allow: { REQ: 'own', IMP: 'own', CM: 'Y' } },
  A25: { action: "Confirm the schedule", twoPeople: false, allow: { CM: 'Y' } },
  A26: { action: "Edit windows, freezes, holidays", twoPeople: false, allow: { CM: 'Y', BCM: 'freeze' } },
  A27: { action: "Override a conflict or a freeze", twoPeople: true, allow: { CM: 'c9', ECA: 'c9', CTO: 'c9' } },
  A28: { action: "Make a meeting and its agenda", twoPeople: false, allow: { CM: 'Y' } },
  A29: { action: "Vote (holding a seat)", twoPeople: false, allow: { CM: 'c10', TL: 'c10', SL: 'c10', BO: 'c10', CO: 'c10', ECA: 'c10' } },
  A30: { action: "Break a tie", twoPeople: false, allow: { CM: 'c10', CTO: 'if chair recused' } },
  A31: { action: "Write minutes; publish them", twoPeople: true, allow: { CM: 'c11', TL: 'c11', SL: 'c11', BO: 'c11' } },
  A32: { action: "Start", twoPeople: false, allow: { IMP: 'c12' } },
  A33: { action: "Record steps and the outcome", twoPeople: false, allow: { IMP: 'own' } },
  A34: { action: "Set the monitors of a change", twoPeople: false, allow: { IMP: 'own c13', TL: 'Y' } },
  A35: { action: "Acknowledge an alert", twoPeople: false, allow: { IMP: 'own', CM: 'Y', TL: 'Y', SL: 'Y' } },
  A36: { action: "Order a roll-back", twoPeople: false, allow: { IMP: 'own', CM: 'Y', TL: 'Y', SL: 'Y', ECA: 'Y', BCM: 'Y', CISO: 'Y', CTO: 'Y', COO: 'Y' } },
  A37: { action: "Confirm that a roll-back restored the service", twoPeople: false, allow: { TL: 'sod', BO: 'sod' } },
  A38: { action: "Hold and sign the review", twoPeople: false, allow: { CM: 'sod', TL: 'sod', SL: 'sod', BO: 'sod', ECA: 'sod' } },
  A39: { action: "Close a change", twoPeople: false, allow: { CM: 'sod' } },
  A40: { action: "Propose workflow, risk, gate, KPI policy", twoPeople: false, allow: { CM: 'Y', SL: 'Y', CO: 'Y' } },
  A41: { action: "Activate a policy version", twoPeople: true, allow: { CISO: 'c14', CTO: 'c14' } },
  A42: { action: "Approve a standard-change model", twoPeople: true, allow: { TL: 'sod', SL: 'sod' } },
  A43: { action: "Create, disable accounts; end sessions", twoPeople: false, allow: { ADM: 'Y' } },
  A44: { action: "Grant or remove roles", twoPeople: true, allow: { CISO: 'second', ADM: 'c15' } },
  A45: { action: "Run the access review", twoPeople: false, allow: { CO: 'Y', CISO: 'confirm' } },
  A46: { action: "Own API tokens; revoke any", twoPeople: false, allow: { REQ: 'own', IMP: 'own', CM: 'own', TL: 'own', SL: 'own', BO: 'own', CO: 'own', ECA: 'own', BCM: 'own', CISO: 'own', CTO: 'own', COO: 'own', ADM: 'revoke' } },
  A47: { action: "Webhooks, outbound allow-list, mail", twoPeople: false, allow: { ADM: 'Y' } },
  A48: { action: "Break-glass", twoPeople: true, allow: { ADM: 'c16' } },
  A49: { action: "Read changes, calendar, dashboards", twoPeople: false, allow: { REQ: 'Y', IMP: 'Y', CM: 'Y', TL: 'Y', SL: 'Y', BO: 'Y', CO: 'Y', ECA: 'Y', BCM: 'Y', CISO: 'Y', CTO: 'Y', COO: 'Y', AUD: 'Y', ADM: 'Y' } },
  A50: { action: "Read the whole audit trail", twoPeople: false, allow: { CM: 'changes only', CO: 'Y', CISO: 'Y', AUD: 'Y' } },
  A51: { action: "Verify and export evidence", twoPeople: false, allow: { CO: 'Y', CISO: 'Y', AUD: 'Y' } },
  A52: { action: "Alter or delete audit rows, decisions, published minutes", twoPeople: false, allow: {  } },
  A53: { action: "Delete a change (cancel instead)", twoPeople: false, allow: {  } },
  A54: { action: "Act as another person (impersonate)", twoPeople: false, allow: {  } },
} as const satisfies Record<string, { action: string; twoPeople: boolean; allow: Partial<Record<MatrixRole, string>> }>

export type ActionId = keyof typeof MATRIX

/** The matrix column a held role counts as. Advisory seats read, comment and raise as any requestor does. */
export const COLUMN: Record<Role, MatrixRole> = {
  requestor: 'REQ',
  implementer: 'IMP',
  change_manager: 'CM',
  technical_lead: 'TL',
  security_lead: 'SL',
  business_owner: 'BO',
  business_rep: 'BO',
  compliance_officer: 'CO',
  eca: 'ECA',
  bcm: 'BCM',
  ciso: 'CISO',
  cto: 'CTO',
  coo: 'COO',
  infrastructure_lead: 'REQ',
  application_lead: 'REQ',
  qa_lead: 'REQ',
  operations_lead: 'REQ',
  auditor: 'AUD',
  administrator: 'ADM',
}
/** The cell for one action and column, or undefined: denied. */
export const cell = (action: ActionId, column: MatrixRole): string | undefined =>
  (MATRIX[action].allow as Partial<Record<MatrixRole, string>>)[column]
