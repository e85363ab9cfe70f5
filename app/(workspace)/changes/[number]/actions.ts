'use server'

import { decideStep } from '#lib/approval/decide-step'
import { action } from '../../../_server/action'

export const decideStepAction = action(decideStep)
