import { z } from 'zod'

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Enter an e-mail address such as rita@example.com.'))
export const SignIn = z.strictObject({
  email: Email,
  password: z.string().min(1, 'Enter your password.').max(1000),
  address: z.string().max(100),
  agent: z.string().max(300),
})
