'use server'

import { paths } from '#lib/paths'
import { changeService } from '#lib/service/change-service'
import { registerService } from '#lib/service/register-service'
import { retireService } from '#lib/service/retire-service'
import { action } from '../../_server/action'

export const registerServiceAction = action(registerService, { redirect: ({ slug }) => paths.service(slug) })
export const changeServiceAction = action(changeService)
export const retireServiceAction = action(retireService, { redirect: () => paths.services() })
