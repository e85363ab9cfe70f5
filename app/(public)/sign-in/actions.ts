'use server'
import { formAction } from '../../_server/form-action'
import { enterAsIdentity, enterByPassword } from '../../_server/sign-in'

export const signInAction = formAction(enterByPassword)
export const switchIdentityAction = formAction(enterAsIdentity)
