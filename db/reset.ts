import { connect } from './connect'
import { migrate } from './migrate'

/** Deletes everything in the database and makes its empty tables anew. Needs the owner. */
export async function resetDatabase(ownerUrl: string) {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql.begin(async (tx) => {
      await tx`drop schema if exists public, drizzle, pgboss cascade`
      await tx`create schema public`
      // As PostgreSQL has it for a new database; the app's role reaches its tables by this.
      await tx`grant usage on schema public to public`
    })
  } finally {
    await sql.end()
  }
  await migrate(ownerUrl)
}
