'use server'
import { markAllRead } from '#lib/notifications/mark-all-read'
import { action } from '../_server/action'
import { formAction } from '../_server/form-action'
import { enterAsIdentity, leave } from '../_server/sign-in'

export const switchIdentityAction = formAction(enterAsIdentity)
export const signOutAction = formAction(leave)
export const markAllReadAction = action(markAllRead)
