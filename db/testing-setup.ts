import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { connect } from './connect'
import { closeTestClients } from './testing'

const clusterUrl = inject('clusterUrl')
const name = `test_${randomBytes(6).toString('hex')}`
const admin = connect(clusterUrl, { max: 1 })
// file_copy: with fsync off twice as fast as the default for a small template.
await admin.unsafe(`create database ${name} template template_cabinet strategy file_copy owner cabinet_owner`)
await admin.end()

const url = new URL(clusterUrl)
url.pathname = `/${name}`
url.username = 'cabinet_app'
process.env.DATABASE_URL = url.href
process.env.AUTH_SECRET = randomBytes(32).toString('base64')
process.env.DATA_DIR = path.join(inject('runDir'), name)
mkdirSync(process.env.DATA_DIR)

afterAll(async () => {
  const { closeDatabase } = await import('./client')
  await Promise.all([closeDatabase(), closeTestClients()])
  const cleaner = connect(clusterUrl, { max: 1 })
  await cleaner.unsafe(`drop database ${name} with (force)`)
  await cleaner.end()
})
