import fs from 'node:fs'
import path from 'node:path'
import { ensureDependencies, root } from './install.mjs'

// npm run notices: writes THIRD_PARTY_NOTICES, the licences of what runs in production.
ensureDependencies(console.log)
const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const LICENCE = /^(licen[cs]e|copying|notice)(\.|-|$)/i

const notices = Object.entries(packages)
  .filter(([place, entry]) => place !== '' && !entry.dev && !entry.devOptional)
  .map(([place, entry]) => {
    const folder = path.join(root, place)
    const manifest = fs.existsSync(folder)
      ? JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
      : {}
    const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => LICENCE.test(name)) : []
    const licence = entry.license ?? manifest.license?.type ?? manifest.license ?? 'see its page'
    const texts = files.sort().map((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim())
    return {
      name: place.split('node_modules/').at(-1),
      version: entry.version,
      licence,
      text: texts.join('\n\n'),
    }
  })
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))

const once = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]))
const body = [...once].map(
  ([title, { licence, text }]) => `${'='.repeat(80)}\n${title} (${licence})\n${text ? `\n${text}\n` : ''}`,
)
const head = 'Cabinet contains or installs the packages below, each under its own licence.\n'
fs.writeFileSync(path.join(root, 'THIRD_PARTY_NOTICES'), `${head}\n${body.join('\n')}`)
console.log(`THIRD_PARTY_NOTICES: ${once.size} packages`)
