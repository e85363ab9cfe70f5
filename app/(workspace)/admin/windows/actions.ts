'use server'
import { declareFreeze } from '#lib/calendar/declare-freeze'
import { liftFreeze } from '#lib/calendar/lift-freeze'
import { openWindow } from '#lib/calendar/open-window'
import { retireWindow } from '#lib/calendar/retire-window'
import { action } from '../../../_server/action'

export const openWindowAction = action(openWindow, { message: 'Opened.' })
export const retireWindowAction = action(retireWindow)
export const declareFreezeAction = action(declareFreeze, { message: 'Declared.' })
export const liftFreezeAction = action(liftFreeze)
