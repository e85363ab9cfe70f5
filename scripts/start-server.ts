import { sql } from '#db/client'
import { guardDatabase } from '#db/guard'

/** Ends the process with one line when it must not serve (R01, R12, T25). */
export async function startServer() {
  try {
    await guardDatabase(sql)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
