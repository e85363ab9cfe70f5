'use server'
import { addHoliday } from '#lib/organisation/add-holiday'
import { editOrganisation } from '#lib/organisation/edit-organisation'
import { removeHoliday } from '#lib/organisation/remove-holiday'
import { action } from '../../../_server/action'

export const editOrganisationAction = action(editOrganisation, { message: 'Saved.' })
export const addHolidayAction = action(addHoliday, { message: 'Added.' })
export const removeHolidayAction = action(removeHoliday)
