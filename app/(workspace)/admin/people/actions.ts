'use server'
import { askRole } from '#lib/auth/ask-role'
import { confirmRole } from '#lib/auth/confirm-role'
import { decideRole } from '#lib/auth/decide-role'
import { disablePerson } from '#lib/auth/disable-person'
import { enablePerson } from '#lib/auth/enable-person'
import { endSessions } from '#lib/auth/end-sessions'
import { invitePerson } from '#lib/auth/invite-person'
import { makeResetLink } from '#lib/auth/make-reset-link'
import { revokeToken } from '#lib/auth/revoke-token'
import { action } from '../../../_server/action'

export const invitePersonAction = action(invitePerson)
export const makeResetLinkAction = action(makeResetLink)
export const disablePersonAction = action(disablePerson)
export const enablePersonAction = action(enablePerson)
export const endSessionsAction = action(endSessions)
export const askRoleAction = action(askRole)
export const decideRoleAction = action(decideRole)
export const confirmRoleAction = action(confirmRole)
export const revokeTokenAction = action(revokeToken)
