import { markAllRead } from '#lib/notifications/mark-all-read'
import { route } from '../../../../_server/route'

export const POST = route(markAllRead)
