type Of = { batchId: string; batch: number }
export type ImportEvent =
  | ({ type: 'import.file_received'; fileName: string; size: number; digest: string } & Of)
  | ({ type: 'import.mapped'; mapping: string; check: boolean } & Of)
  | ({ type: 'import.started'; fileName: string; rows: number; mapping: string; skipped: number } & Of)
  /** `digest` is over the rows as they were written, `fromRow` and `toRow` count the records of the file. */
  | ({
      type: 'import.chunk_written'
      fromRow: number
      toRow: number
      changes: number
      first: string | null
      last: string | null
      digest: string
    } & Of)
  | ({ type: 'import.finished'; written: number; stopped: number; personId: string | null } & Of)
  | ({ type: 'import.stopped'; fault: string; personId: string | null } & Of)
  | ({ type: 'import.cancelled'; written: number; kept: boolean } & Of)
  | ({ type: 'import.discarded' } & Of)
  | ({ type: 'import.undo_started'; changes: number } & Of)
  | ({ type: 'import.chunk_removed'; changes: number; digest: string } & Of)
  | ({ type: 'import.undone'; kept: number; personId: string | null } & Of)
