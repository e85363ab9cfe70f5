'use server'
import { formAction } from '../_server/form-action'
import { enterAsIdentity, leave } from '../_server/sign-in'

export const switchIdentityAction = formAction(enterAsIdentity)
export const signOutAction = formAction(leave)
