import { z } from 'zod'
import { requiredLine } from '../text'
import { Mapping } from './mapping'
import type { PlannedChange } from './plan'
import type { Problem } from './problem'
import type { Profile } from './profile'
import { type CheckResult, MAX_IMPORT_BYTES, PIECE_BYTES } from './stage'

export const OnBatch = z.strictObject({ batch: z.uuid() })
const megabytes = MAX_IMPORT_BYTES / 1024 / 1024
export const StartUpload = z.strictObject({
  name: requiredLine('Choose a file.', 200),
  size: z.coerce
    .number()
    .int()
    .min(1, 'The file is empty.')
    .max(MAX_IMPORT_BYTES, `A file may be ${megabytes} MiB at most. Split it, for instance by year.`),
})
export const AddPiece = z.strictObject({
  batch: z.uuid(),
  seq: z.coerce.number().int().min(0).max(10_000),
  /** What an upload door always sends along. */
  name: z.string().max(300).optional(),
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength > 0 && byteLength <= PIECE_BYTES, {
    message: `A piece has 1 to ${PIECE_BYTES} bytes.`,
  }),
})
const tick = z.preprocess(
  (value) => (value === 'on' || value === 'true' ? true : value),
  z.boolean().default(false),
)
export const MapColumns = z.strictObject({
  batch: z.uuid(),
  mapping: Mapping,
  then: z.enum(['save', 'check']).default('save'),
})
export const StartRun = OnBatch.extend({ skipBroken: tick })
/** What was written so far is undone, unless it is to stay. */
export const CancelImport = OnBatch.extend({ keep: tick })
export const UndoImport = OnBatch.extend({ keepTouched: tick })

/** What only the worker sends is made by our own rules, not by anybody outside: it is taken as it is. */
export const WriteChunk = z.strictObject({
  batch: z.uuid(),
  fromRow: z.int().min(0),
  toRow: z.int().min(0),
  last: z.boolean(),
  changes: z.array(z.custom<PlannedChange>()),
  problems: z.array(z.custom<Problem>()),
  stopped: z.int().min(0),
})
export const NoteProgress = z.strictObject({
  batch: z.uuid(),
  /** Takes the batch up, unless another worker holds it. */
  claim: z.boolean().default(false),
  /** Seconds for which no other worker takes the batch up; null lets go of it. */
  hold: z.int().nullable(),
  rowsDone: z.int().optional(),
  profile: z.custom<Profile>().optional(),
  unreadable: z.string().optional(),
  result: z.custom<CheckResult>().optional(),
  /** With the result: the dry run is over. */
  checked: z.boolean().optional(),
  problems: z.array(z.custom<Problem>()).optional(),
})
