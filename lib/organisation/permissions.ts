import { type Actor, holds } from '../auth/actor'
import { allow, deny, type Verdict } from '../refusal'

/** Name, zone and hours: the administrator, who runs the system, and the change manager, whose calendar it is (A26, A47). */
export const canEditOrganisation = (actor: Actor): Verdict =>
  holds(actor, 'administrator', 'change_manager')
    ? allow
    : deny('Only an administrator or a change manager edits the organisation.')
/** Holidays move deadlines and notice: the change manager's (A26). */
export const canEditHolidays = (actor: Actor): Verdict =>
  holds(actor, 'change_manager') ? allow : deny('Only a change manager edits holidays.')
