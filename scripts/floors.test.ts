import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }
const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
const floors: Record<string, string> = read('./floors.json')
const packages: Record<string, Entry> = read('../package-lock.json').packages
const { dependencies, devDependencies, optionalDependencies } = read('../package.json')

const parts = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? []
/** A pre-release counts as below the release of its number. */
const isBelow = (version: string, floor: string) => {
  const [have, need] = [parts(version), parts(floor)]
  const differing = need.findIndex((number, place) => have[place] !== number)
  return differing < 0 ? version.includes('-') : (have[differing] ?? 0) < (need[differing] ?? 0)
}
/** Transitive copies too, wherever npm nested them. */
const belowFloor = (lock: Record<string, Entry>) =>
  Object.entries(lock)
    .map(([place, entry]) => ({
      place,
      name: place.split('node_modules/').at(-1) ?? '',
      version: entry.version ?? '',
    }))
    .filter(({ name, version }) => floors[name] && isBelow(version, floors[name]))
    .map(({ place, version }) => `${place} ${version}`)
/** npm ci refuses a lock that names a platform's package without holding it. */
const holes = (lock: Record<string, Entry>) =>
  Object.entries(lock).flatMap(([place, { optionalDependencies: wanted = {} }]) =>
    Object.keys(wanted).filter(
      (name) => !lock[`node_modules/${name}`] && !lock[`${place}/node_modules/${name}`],
    ),
  )

describe('the lock file (T03)', () => {
  test('holds no version known to be bad', () => {
    expect(belowFloor(packages)).toEqual([])
  })
  test('names every package with a floor that the product uses', () => {
    expect(packages['node_modules/next']?.version).toBeDefined()
    expect(packages['node_modules/drizzle-orm']?.version).toBeDefined()
  })
  test('has no holes among the packages of other platforms', () => {
    expect(holes(packages)).toEqual([])
  })
  test('names no registry', () => {
    expect(Object.values(packages).filter((entry) => entry.resolved)).toEqual([])
  })
  test('is made from exact versions', () => {
    const asked = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(asked.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([])
  })
  test('would be seen if it were otherwise', () => {
    expect(
      belowFloor({
        'node_modules/next': { version: '16.3.2' },
        'node_modules/react': { version: '19.2.6-rc.1' },
        'node_modules/x/node_modules/next-auth': { version: '4.9.99' },
        'node_modules/drizzle-orm': { version: '0.45.2' },
        'node_modules/react-dom': { version: '20.0.0' },
      }),
    ).toEqual([
      'node_modules/next 16.3.2',
      'node_modules/react 19.2.6-rc.1',
      'node_modules/x/node_modules/next-auth 4.9.99',
    ])
    expect(holes({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0' } } })).toEqual(['a-linux'])
  })
})
