import { z } from 'zod'

export const ChooseGuide = z.strictObject({ guide: z.enum(['shown', 'hidden']) })
