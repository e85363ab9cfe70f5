import { median } from './meter.mjs'

const AIMS = { growth: 1.3, page: 2, queries: 5, script: 320 }

/** Medians over the rounds of one target in one database. */
export function summaryOf(rounds) {
  const of = (read) => median(rounds.map(read))
  return {
    web: of(({ web }) => web),
    sql: of(({ sql }) => sql),
    all: of(({ web, sql }) => web + sql),
    queries: of(({ queries }) => queries),
  }
}

/** The table of the README. `small` and `large` give the summary of a target by its name. */
export function tableOf({ targets, small, large, weights, sizes }) {
  const trivial = { small: small.get('trivial page').all, large: large.get('trivial page').all }
  const ms = (value) => (Number.isFinite(value) ? value.toFixed(1) : 'fails')
  const ratio = (value, aim) =>
    Number.isFinite(value) ? `${value.toFixed(2)}${aim && value > aim ? ' ✗' : ''}` : ''
  const rows = targets.map(({ name, kind }) => {
    const [a, b] = [small.get(name), large.get(name)]
    const page = kind === 'page'
    const beside = page ? b.all / (trivial.large + b.sql) : Number.NaN
    const read = kind !== 'write'
    return [
      name,
      ms(a.all),
      ms(b.all),
      kind === 'trivial' ? '' : ratio(b.all / a.all, read ? AIMS.growth : undefined),
      ms(a.sql),
      ms(b.sql),
      ratio(beside, AIMS.page),
      Number.isNaN(b.queries)
        ? ''
        : `${Math.round(b.queries)}${page && Math.round(b.queries) > AIMS.queries ? ' ✗' : ''}`,
      weights.has(name)
        ? `${Math.round(weights.get(name))}${weights.get(name) > AIMS.script ? ' ✗' : ''}`
        : '',
    ]
  })
  const [few, many] = sizes
  const head = [
    '',
    `${few}, ms`,
    `${many}, ms`,
    'growth',
    `SQL of ${few}, ms`,
    `SQL of ${many}, ms`,
    'page ÷ (trivial + SQL)',
    'queries',
    'script, kB',
  ]
  return [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
