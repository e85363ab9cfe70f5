import { headers } from 'next/headers'
import { changePassword } from '#lib/auth/change-password'
import { editProfile } from '#lib/auth/edit-profile'
import { heldSession, keepLook } from './cookies'
import { contextOf } from './session'

export async function saveProfile(values: Record<string, unknown>) {
  await keepLook(await editProfile(await contextOf(await headers()), values))
  return { message: 'Saved.' }
}

export async function savePassword(values: Record<string, unknown>) {
  const ctx = await contextOf(await headers())
  const { sessions } = await changePassword(ctx, { ...values, keep: await heldSession() })
  const ended = sessions === 1 ? 'One other session has ended.' : `${sessions} other sessions have ended.`
  return { message: `Your password is changed. ${sessions === 0 ? 'No other session was open.' : ended}` }
}
