import type { ProblemKind } from './problem'

export const BATCH_STATUSES = [
  'uploading',
  'reading',
  'mapping',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'discarded',
  'unreadable',
] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]
export const BATCH_STATUS_WORDS: Record<BatchStatus, string> = {
  uploading: 'Uploading',
  reading: 'Reading the file',
  mapping: 'To be mapped',
  checking: 'Dry run',
  checked: 'Dry run done',
  running: 'Importing',
  done: 'Imported',
  undoing: 'Undoing',
  undone: 'Undone',
  discarded: 'Discarded',
  unreadable: 'Not readable',
}
/** States in which the worker is at it. */
export const CARRIED: readonly BatchStatus[] = ['reading', 'checking', 'running', 'undoing']

/** What a dry run found: what each row would become. */
export type CheckResult = {
  history: number
  drafts: number
  /** Left out by the mapping of their state. */
  left: number
  /** Added to the first row of their number. */
  joined: number
  /** Rows that stop, and how many faults of each kind they have. */
  stopped: number
  kinds: Partial<Record<ProblemKind, number>>
}
export const emptyResult = (): CheckResult => ({
  history: 0,
  drafts: 0,
  left: 0,
  joined: 0,
  stopped: 0,
  kinds: {},
})

/** How fast it goes, in rows a second, and how long the rest takes, in milliseconds; null before it can be told. */
export function paceOf(
  { done, total, startedAt }: { done: number; total: number; startedAt: Date | null },
  now: Date,
): { rate: number; left: number } | null {
  const spent = startedAt ? now.getTime() - startedAt.getTime() : 0
  if (done <= 0 || spent < 500) return null
  return { rate: (done / spent) * 1000, left: Math.max(0, ((total - done) / done) * spent) }
}

/** A file may have this many bytes, arrive in pieces of this many, and hold this many rows and columns. */
export const MAX_IMPORT_BYTES = 128 * 1024 * 1024
export const PIECE_BYTES = 2 * 1024 * 1024
export const MAX_ROWS = 250_000
export const MAX_COLUMNS = 300
/** Rows that one transaction writes or removes. */
export const CHUNK = 500
/** Faults that are kept by name; the counts go on. */
export const MAX_PROBLEMS = 20_000
/** A batch whose worker says nothing for so many seconds is taken up by another. */
export const HOLD_SECONDS = 15
