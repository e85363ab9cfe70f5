'use server'
import { formAction } from '../../../_server/form-action'
import { setUp } from '../../../_server/sign-in'

export const setUpAction = formAction(setUp)
