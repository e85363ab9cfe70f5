'use server'
import { makeToken } from '#lib/auth/make-token'
import { revokeToken } from '#lib/auth/revoke-token'
import { signOut } from '#lib/auth/sign-out'
import { action } from '../../_server/action'
import { formAction } from '../../_server/form-action'
import { savePassword, saveProfile } from '../../_server/profile'

export const editProfileAction = formAction(saveProfile)
export const changePasswordAction = formAction(savePassword)
export const endOwnSessionAction = action(signOut)
export const makeTokenAction = action(makeToken)
export const revokeOwnTokenAction = action(revokeToken)
