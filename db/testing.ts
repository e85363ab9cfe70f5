import { connect, type Sql } from './connect'

/** The URL of the test file's own database for a role: `cabinet_app`, `cabinet_owner`, or `postgres` for attacks. */
export function testDatabaseUrl(role: 'cabinet_app' | 'cabinet_owner' | 'postgres') {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.username = role
  return url.href
}

const opened: Sql[] = []

/** A client of the test file's database in another role, closed after the file. */
export function connectAs(role: 'cabinet_app' | 'cabinet_owner' | 'postgres', max = 4) {
  const sql = connect(testDatabaseUrl(role), { max })
  opened.push(sql)
  return sql
}

/** Called by db/testing-setup.ts. */
export async function closeTestClients() {
  await Promise.all(opened.splice(0).map((sql) => sql.end({ timeout: 5 })))
}
