'use server'
import { formAction } from '../../../_server/form-action'
import { join } from '../../../_server/sign-in'

export const joinAction = formAction(join)
