import { z } from 'zod'
import { Browser, Email } from '../auth/schema'
import { isZone } from './zone'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:00.')
export const Zone = z
  .string()
  .max(60)
  .refine(isZone, 'Choose a time zone from the list, such as Europe/Amsterdam.')

const fields = {
  name: z
    .string()
    .trim()
    .min(2, 'Enter the name of the organisation.')
    .max(120, 'Use at most 120 characters.'),
  zone: Zone,
  /** ISO weekdays. */
  businessDays: z
    .array(z.coerce.number().int().min(1).max(7), 'Choose at least one business day.')
    .min(1, 'Choose at least one business day.')
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
  opens: Clock,
  closes: Clock,
}
const closesLater = ({ opens, closes }: { opens: string; closes: string }) => opens < closes
const LATER = { path: ['closes'], message: 'Business hours end later than they begin.' }

export const EditOrganisation = z.strictObject(fields).refine(closesLater, LATER)
export const Holiday = z.strictObject({
  date: z.iso.date('Choose a date.'),
  name: z.string().trim().min(2, 'Name the holiday.').max(80, 'Use at most 80 characters.'),
})
export const RemoveHoliday = z.strictObject({ date: z.iso.date() })
export const FoundOrganisation = Browser.extend({
  ...fields,
  token: z.string().regex(/^[\w-]{43}$/, 'This link is not complete. Copy it again.'),
  administrator: z.string().trim().min(2, 'Enter your name.').max(120, 'Use at most 120 characters.'),
  email: Email,
  password: z.string().min(1, 'Choose a password.').max(1000, 'Use at most 1000 characters.'),
  repeat: z.string(),
})
  .refine(closesLater, LATER)
  .refine(({ password, repeat }) => password === repeat, {
    path: ['repeat'],
    message: 'The two passwords differ. Type the same one twice.',
  })
export { fields as organisationFields }
