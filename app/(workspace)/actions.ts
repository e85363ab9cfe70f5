'use server'
import { chooseGuide } from '#lib/guide/choose-guide'
import { markAllRead } from '#lib/notifications/mark-all-read'
import { paths } from '#lib/paths'
import { action } from '../_server/action'
import { formAction } from '../_server/form-action'
import { enterAsIdentity, leave } from '../_server/sign-in'

export const switchIdentityAction = formAction(enterAsIdentity)
export const signOutAction = formAction(leave)
export const markAllReadAction = action(markAllRead)
export const hideGuideAction = action(chooseGuide)
export const showGuideAction = action(chooseGuide, { redirect: () => paths.inbox() })
