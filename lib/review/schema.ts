import { z } from 'zod'
import { OnChange } from '../change/schema'

export const SignReview = OnChange.extend({
  note: z.string().trim().min(3, 'Write what the review found.').max(10_000),
})
