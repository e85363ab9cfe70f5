import { z } from 'zod'

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
