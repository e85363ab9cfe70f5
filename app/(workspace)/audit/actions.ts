'use server'
import { startVerification } from '#lib/audit/start-verification'
import { paths } from '#lib/paths'
import { action } from '../../_server/action'

export const startVerificationAction = action(startVerification, { revalidate: () => paths.audit() })
