import { z } from 'zod'
import { requiredLine } from '../../text'
import { readStored, storedText } from './stored'

const Name = requiredLine('Give the view a name.', 60)
/** The query of the list's address, as the page or the REST list has it. */
const Query = z
  .string()
  .max(4_000)
  .transform((text, issues) => {
    const stored = readStored(text.replace(/^\?/, ''))
    for (const name of stored.dropped)
      issues.addIssue({ code: 'custom', message: `A view cannot keep "${name}". Leave it out.` })
    return storedText(stored)
  })
const Audience = z.enum(['me', 'everyone'])

export const OfView = z.strictObject({ viewId: z.uuid() })
export const SaveView = z.strictObject({ name: Name, query: Query, audience: Audience.default('me') })
/** What is left out stays as it is. */
export const EditView = OfView.extend({
  name: Name.optional(),
  query: Query.optional(),
  audience: Audience.optional(),
})
export const PinView = OfView.extend({ pinned: z.enum(['yes', 'no']) })
