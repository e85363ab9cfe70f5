import type { Context } from '../context'
import { noteProgress } from '../import/note-progress'
import { presetOf } from '../import/preset'
import { openProfile, type Profile } from '../import/profile'
import { findHead, listRecords } from '../import/queries'
import { delimiterOf, type Encoding, encodingOf, openDecoder } from '../import/record'
import { HOLD_SECONDS, MAX_COLUMNS, MAX_ROWS } from '../import/stage'

/** Records between two notes of the progress. */
const STEP = 5_000

/** Encoding, delimiter, header and what each column holds. Bytes that are no UTF-8 are read as Windows-1252, which is told. */
export async function readImport(ctx: Context, id: string, stopping: () => boolean): Promise<void> {
  const head = await findHead(ctx, id)
  const unreadable = (why: string) => noteProgress(ctx, { batch: id, hold: null, unreadable: why })
  let encoding: Encoding = encodingOf(head)
  for (;;) {
    try {
      const text = openDecoder(encoding).push(head.slice(0, 64_000))
      const delimiter = delimiterOf(text)
      let look: ReturnType<typeof openProfile> | undefined
      let headers: string[] = []
      let noted = 0
      for await (const records of listRecords(ctx, id, { encoding, delimiter })) {
        for (const record of records) {
          if (look) look.look(record)
          else {
            headers = record.cells.map((cell) => cell.trim())
            look = openProfile(headers)
          }
        }
        const rows = look?.rows() ?? 0
        if (headers.length > MAX_COLUMNS)
          return void (await unreadable(`The file has more than ${MAX_COLUMNS} columns.`))
        if (rows > MAX_ROWS)
          return void (await unreadable(
            `The file has more than ${MAX_ROWS} rows. Split it, for instance by year.`,
          ))
        if (rows - noted >= STEP) {
          noted = rows
          if (stopping() || !(await noteProgress(ctx, { batch: id, hold: HOLD_SECONDS, rowsDone: rows })))
            return
        }
      }
      if (!look || headers.length < 2 || look.rows() === 0)
        return void (await unreadable(
          'The file has no header with columns and rows below it. Save it as CSV.',
        ))
      const profile: Profile = {
        encoding,
        delimiter,
        ...presetOf(headers),
        rows: look.rows(),
        columns: look.columns(),
      }
      await noteProgress(ctx, { batch: id, hold: null, profile })
      return
    } catch (error) {
      if (!(error instanceof TypeError) || encoding === 'windows-1252') throw error
      encoding = 'windows-1252'
    }
  }
}
