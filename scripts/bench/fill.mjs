import os from 'node:os'
import { batchOf, choosePrototypes, cloningOf, makeBatch, tryPrototypes } from './clone.mjs'

/** Of a hundred changes of the past so many were closed, cancelled and rejected, and in this order they follow. */
const PAST = { closed: 95, cancelled: 3, rejected: 2 }
/** Changes that are being worked on at any time, whatever the length of the history behind them. */
const PRESENT = 240
const BATCH = 4_000
/** Indexes that the guards read while rows come in; all others are built once at the end. */
const READ_BY_GUARDS = ['decision_change', 'approval_condition_change', 'board_ruling_change']

/** Fast where nothing is to be kept yet: a fill that breaks off is begun anew. The measured server runs without them. */
export const FILLING = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'checkpoint_timeout=1h',
  'autovacuum=off',
  'jit=off',
  'shared_buffers=1GB',
  'maintenance_work_mem=512MB',
]

/** Prepares the founded database as the template of all others. Says what of the demo cannot be copied. */
export async function prepareTemplate({ owner, app, say }) {
  await choosePrototypes(owner)
  const { kept, refused } = await tryPrototypes(owner, app, await cloningOf(owner))
  for (const { number, reason } of refused) say(`${number} is not copied: ${reason}`)
  say(`${kept} changes of the demo serve as prototypes`)
  if (kept === 0) throw new Error('No change of the demo can be copied.')
}

/**
 * Brings a copy of the template to `size` changes, as the app's role and with every guard on. The last `perYear` of
 * the past lie in the last year, the rest in the nine years before; so a larger database is the same organisation
 * with more behind it. Returns the seconds it took.
 */
export async function fill({ connect, size, perYear, say }) {
  const from = performance.now()
  const owner = connect('cabinet_owner', 2)
  const indexes = await owner`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in (select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace)
      and not indisunique and not indexrelid::regclass::text = any(${READ_BY_GUARDS})`
  for (const { name } of indexes) await owner.unsafe(`drop index ${name}`)

  const present = Math.min(PRESENT, Math.floor(size / 10))
  const [{ there }] = await owner`select count(*)::int as there from change`
  const past = Math.max(0, size - there - present)
  const cloning = await cloningOf(owner)
  const order = await orderOf(owner)
  // The oldest first, as a history grows.
  const batches = []
  for (let to = past; to > 0; to -= BATCH) batches.push({ from: Math.max(0, to - BATCH), to })
  const lanes = Math.min(os.availableParallelism(), 2)
  let done = 0
  let told = performance.now()
  const lane = async (which) => {
    const app = connect('cabinet_app', 1)
    await prepareLane(app)
    for (let batch = batches.shift(), turn = 0; batch; batch = batches.shift(), turn++) {
      const days = (n) =>
        app`case when ${n} < ${perYear} then 2 + 363.0 * ${n} / ${Math.min(perYear, Math.max(past, 1))}
          else 365 + 3285.0 * (${n} - ${perYear}) / ${Math.max(past - perYear, 1)} end`
      const n = app`n`
      await copy(
        app,
        cloning,
        app`select n, (${order.past}::uuid[])[1 + n % ${order.past.length}] as prototype,
          now() - make_interval(secs => 86400 * (${days(n)})) as finished
          from generate_series(${batch.to - 1}::int, ${batch.from}::int, -1) n`,
      )
      done += batch.to - batch.from
      // The moves of a batch leave dead versions, whose place the next ones take.
      if (which === 0 && turn % 6 === 5)
        for (const table of ['change', 'audit_stream']) await owner.unsafe(`vacuum ${table}`)
      if (performance.now() - told > 30_000) {
        told = performance.now()
        say(`  ${done.toLocaleString('en')} of ${past.toLocaleString('en')}`)
      }
    }
    await app.end()
  }
  await Promise.all(Array.from({ length: lanes }, (_, which) => lane(which)))

  const app = connect('cabinet_app', 1)
  await prepareLane(app)
  await copy(
    app,
    cloning,
    app`select 2000000000 - n as n, p.id as prototype, p.finished_at - make_interval(mins => n) as finished
      from generate_series(0, ${present - 1}) n
      join bench.prototype p on p.id = (${order.present}::uuid[])[1 + n % ${order.present.length}]`,
  )
  await app.end()
  say('  building indexes')
  for (const { definition } of indexes) await owner.unsafe(definition)
  await owner.unsafe('vacuum (analyze)')
  await owner.end()
  return (performance.now() - from) / 1000
}

async function prepareLane(app) {
  await makeBatch(app)
  // Tables that grow from nothing have no statistics yet: every look-up goes by its key.
  await app`set enable_seqscan = off`
  await app`set enable_hashjoin = off`
  await app`set enable_mergejoin = off`
  // The queries inside the guards are planned once, not for every row.
  await app`set plan_cache_mode = force_generic_plan`
}

async function copy(app, cloning, chosen) {
  await app`truncate batch`
  await app`insert into batch ${batchOf(app, chosen)}`
  for (const statement of cloning) await app.unsafe(statement)
}

/** Which prototype follows which: of the past in its proportions, of the present each in turn. */
async function orderOf(owner) {
  const rows = await owner`select id, status, past from bench.prototype order by status, place`
  const of = (status) => rows.filter((row) => row.status === status).map(({ id }) => id)
  const slots = Object.entries(PAST).flatMap(([status, share]) => {
    const ids = of(status)
    return ids.length === 0 ? [] : Array.from({ length: share }, (_, at) => ({ at: (at + 0.5) / share, ids }))
  })
  const turns = new Map()
  const next = (ids) => {
    const turn = turns.get(ids) ?? 0
    turns.set(ids, turn + 1)
    return ids[turn % ids.length]
  }
  slots.sort((a, b) => a.at - b.at)
  // Ten rounds, so that every closed prototype has its turn.
  const past = Array.from({ length: 10 }, () => slots)
    .flat()
    .map(({ ids }) => next(ids))
  const present = rows.filter((row) => !row.past).map(({ id }) => id)
  return { past, present }
}
