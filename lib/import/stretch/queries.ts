import type { Context } from '../../context'
import { type Mapping, proposedMapping } from '../mapping'
import { openPlan } from '../plan'
import { orderOf, type Profile } from '../profile'
import { type Batch, getCatalogue, listImported, listRecords } from '../queries'
import type { CsvRecord } from '../record'
import { CHUNK } from '../stage'
import { isMoment } from '../target'

type Stretch = { fromRow: number; toRow: number; records: CsvRecord[] }

/** The records of the file in stretches, each with the plan of its rows. */
export async function* listPlanned(ctx: Context, batch: Batch, stopping: () => boolean) {
  const profile = batch.profile as Profile
  const mapping: Mapping = batch.mapping ?? proposedMapping(profile, 'UTC')
  const headers = profile.columns.map(({ name }) => name)
  const found = orderOf(profile.columns.filter((_, at) => isMoment(mapping.columns[at] ?? 'skip')))
  let imported = new Set<string>()
  const plan = openPlan({
    mapping,
    preset: profile.preset,
    headers,
    order: mapping.order ?? found.order,
    catalogue: await getCatalogue(ctx),
    now: ctx.now,
    imported: (reference) => imported.has(reference),
    components: mapping.repeated === 'join' ? await getComponents(ctx, batch, mapping) : null,
  })
  const at = mapping.columns.indexOf('number')
  for await (const chunk of listStretches(ctx, batch)) {
    if (stopping()) return
    // Rows that are written already are planned again only to know which numbers came before.
    const done = batch.status === 'running' && chunk.toRow <= batch.rowsDone
    imported = done
      ? new Set()
      : await listImported(
          ctx,
          chunk.records.map(({ cells }) => (cells[at] ?? '').trim()),
        )
    const plans = chunk.records.map(plan)
    if (!done) yield { ...chunk, plans }
  }
}
async function* listStretches(ctx: Context, batch: Batch): AsyncGenerator<Stretch> {
  let header = true
  let waiting: CsvRecord[] = []
  let fromRow = 0
  for await (const records of listRecords(ctx, batch.id, batch.profile as Profile)) {
    waiting.push(...(header ? records.slice(1) : records))
    header &&= records.length === 0
    while (waiting.length >= CHUNK) {
      yield { fromRow, toRow: fromRow + CHUNK, records: waiting.slice(0, CHUNK) }
      waiting = waiting.slice(CHUNK)
      fromRow += CHUNK
    }
  }
  if (waiting.length > 0) yield { fromRow, toRow: fromRow + waiting.length, records: waiting }
}
async function getComponents(
  ctx: Context,
  batch: Batch,
  { columns }: Mapping,
): Promise<Map<string, string[]>> {
  const number = columns.indexOf('number')
  const places = columns.flatMap((target, at) => (target === 'component' ? [at] : []))
  const components = new Map<string, string[]>()
  for await (const records of listRecords(ctx, batch.id, batch.profile as Profile))
    for (const { cells } of records) {
      const key = (cells[number] ?? '').trim()
      const known = components.get(key) ?? []
      for (const at of places) {
        const name = (cells[at] ?? '').trim()
        if (name !== '' && known.length < 100 && !known.includes(name)) known.push(name)
      }
      components.set(key, known)
    }
  return components
}
