import type { Context } from './context'

/** Only app/_server, lib/jobs, db/seed, scripts and tests may call this: it is the claim that someone proved who they are. */
export const mintContext = (
  proof: Omit<Context, keyof { [K in keyof Context as K extends symbol ? K : never]: 0 }>,
) =>
  // A cast, since only this file can make the mark that tells a minted context from an object of the same shape (L16).
  proof as Context
