import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

/** A one-word test needs nothing; a hyphenated one, and all of db and app, has a PostgreSQL database of its own. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'rules',
          include: ['{lib,components,scripts}/**/!(*-*).test.{ts,tsx}'],
          // Properties over many cases, on a machine that may be busy with other things.
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'verbs',
          include: ['{lib,scripts}/**/*-*.test.ts', '{db,app}/**/*.test.{ts,tsx}'],
          globalSetup: ['db/testing-cluster.ts'],
          setupFiles: ['db/testing-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
