import { z } from 'zod'
import { Browser, Email } from '../auth/schema'
import { requiredLine } from '../text'
import { isZone } from './zone'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:00.')
export const Zone = z
  .string()
  .max(60)
  .refine(isZone, 'Choose a time zone from the list, such as Europe/Amsterdam.')

const fields = {
  name: requiredLine('Enter the name of the organisation.', 120, 2),
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
  name: requiredLine('Name the holiday.', 80, 2),
})
export const RemoveHoliday = z.strictObject({ date: z.iso.date() })
export const FoundOrganisation = Browser.extend({
  ...fields,
  token: z.string().regex(/^[\w-]{43}$/, 'This link is not complete. Copy it again.'),
  administrator: requiredLine('Enter your name.', 120, 2),
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
