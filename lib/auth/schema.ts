import { z } from 'zod'
import { line, required, requiredLine, text } from '../text'
import { ROLES } from './roles'

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Enter an e-mail address such as rita@example.com.'))
/** The browser a session is opened in; `replaces` is the session it held before. */
export const Browser = z.strictObject({
  /** Empty where no trustworthy one is known. */
  address: z.string().max(100),
  agent: z.string().max(300),
  replaces: z.uuid().nullable(),
})
export const SignIn = Browser.extend({
  email: Email,
  password: z.string().min(1, 'Enter your password.').max(1000),
  /** The browser's own id where its signed cookie says that it signed in to this account before (T07). */
  device: z.string().max(100).nullable(),
})
const Name = requiredLine('Enter the full name.', 120, 2)
const Reason = required('Give the reason in a few words.', 500, 5)
const NewPassword = z.string().min(1, 'Choose a password.').max(1000, 'Use at most 1000 characters.')
const Secret = z.string().regex(/^[\w-]{43}$/, 'This link is not complete. Copy it again.')

export const InvitePerson = z.strictObject({
  email: Email,
  name: Name,
  title: line(120).default(''),
  roles: z.array(z.enum(ROLES)).max(5, 'Choose at most five roles.').default([]),
})
export const OfPerson = z.strictObject({ personId: z.uuid() })
export const DisablePerson = OfPerson.extend({ reason: Reason })
export const EndSessions = OfPerson.extend({ sessionId: z.uuid().optional() })
export const AskRole = OfPerson.extend({
  role: z.enum(ROLES, 'Choose a role.'),
  kind: z.enum(['grant', 'removal']),
  reason: Reason,
})
export const DecideRole = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(['confirm', 'decline']),
  reason: text(500).default(''),
})
export const ConfirmRole = z.strictObject({ holdingId: z.uuid(), decision: z.enum(['confirm', 'decline']) })
export const AcceptLink = Browser.extend({ token: Secret, password: NewPassword, repeat: z.string() }).refine(
  ({ password, repeat }) => password === repeat,
  { path: ['repeat'], message: 'The two passwords differ. Type the same one twice.' },
)
export const EditProfile = z.strictObject({
  name: Name,
  /** IANA name; empty: the organisation's. */
  zone: z
    .string()
    .max(60)
    .transform((zone) => zone || null),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
})
export const ChangePassword = z
  .strictObject({
    current: z.string().min(1, 'Enter your present password.').max(1000),
    password: NewPassword,
    repeat: z.string(),
    /** The session that stays; all others end. */
    keep: z.uuid().nullable(),
  })
  .refine(({ password, repeat }) => password === repeat, {
    path: ['repeat'],
    message: 'The two passwords differ. Type the same one twice.',
  })
export const MakeToken = z.strictObject({
  name: requiredLine('Say what the token is for.', 80, 2),
  scope: z.enum(['read', 'write', 'decide'], 'Choose what the token may do.'),
  days: z.coerce.number().int().min(1, 'At least one day.').max(365, 'At most one year.').default(90),
  /** Only where the operator makes it at the console. */
  personId: z.uuid().optional(),
})
export const RevokeToken = z.strictObject({ tokenId: z.uuid() })
