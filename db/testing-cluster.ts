import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../scripts/postgres.mjs'
import { connect } from './connect'
import { migrate } from './migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the run's throw-away cluster. */
    clusterUrl: string
    /** Where the run may keep files; removed at its end. */
    runDir: string
  }
}

/** One cluster per run, with the database `template_cabinet` migrated once for every test file to copy. */
export async function setup(project: TestProject) {
  const runDir = mkdtempSync(path.join(tmpdir(), 'cabinet-test-'))
  // The server of a root run is another user, who must reach its cluster.
  chmodSync(runDir, 0o755)
  const server = await startPostgres({ dataDir: runDir, throwAway: true })
  await migrate(server.url('cabinet_owner'))
  const admin = connect(server.url('postgres', 'postgres'), { max: 1 })
  await admin`alter database cabinet rename to template_cabinet`
  await admin`alter database template_cabinet is_template true allow_connections false`
  await admin.end()
  project.provide('clusterUrl', server.url('postgres', 'postgres'))
  project.provide('runDir', runDir)
  return async () => {
    await server.stop('SIGQUIT')
    rmSync(runDir, { recursive: true, force: true })
  }
}
