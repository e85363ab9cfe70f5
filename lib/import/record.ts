/** One record of a CSV file; `line` is where it begins, counted from 1, as an editor shows it. */
export type CsvRecord = {
  line: number
  cells: string[]
  fault?: 'unclosed_quote' | 'stray_quote' | 'too_long'
}

/** Longer is no record but a quote that was never closed. */
const MAX_RECORD = 1_000_000
const QUOTE = 34
const LF = 10
const CR = 13

type Read = { cells: string[]; next: number; fault?: CsvRecord['fault'] }

/** The record that begins at `from`, or null where its end has not arrived yet (RFC 4180; LF and CR end a line too). */
function readRecord(text: string, from: number, comma: number, last: boolean): Read | null {
  const cells: string[] = []
  let fault: CsvRecord['fault']
  let at = from
  for (;;) {
    let cell = ''
    const quoted = text.charCodeAt(at) === QUOTE
    if (quoted) {
      let start = at + 1
      for (;;) {
        const end = text.indexOf('"', start)
        if (end < 0) {
          if (!last) return null
          return { cells: [...cells, cell + text.slice(start)], next: text.length, fault: 'unclosed_quote' }
        }
        if (end + 1 === text.length && !last) return null
        cell += text.slice(start, end)
        at = end + 1
        if (text.charCodeAt(at) !== QUOTE) break
        cell += '"'
        start = at + 1
      }
    }
    const rest = at
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === comma || code === LF || code === CR) break
      at++
    }
    if (at > rest) {
      if (quoted) fault = 'stray_quote'
      cell += text.slice(rest, at)
    }
    cells.push(cell)
    if (at === text.length) return last ? { cells, next: at, fault } : null
    const code = text.charCodeAt(at)
    if (code === comma) {
      at++
      continue
    }
    if (code === CR && at + 1 === text.length && !last) return null
    return { cells, next: at + (code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1), fault }
  }
}

const linesIn = (text: string, from: number, to: number): number => {
  let lines = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) lines++
  }
  return lines
}

/**
 * Reads a CSV text as it arrives, in pieces cut anywhere. `push` gives the records that are complete by then, `end` those
 * that are left. Lines without anything on them are no records. A record longer than a million characters ends the reading.
 */
export function openCsv(delimiter: string) {
  const comma = delimiter.charCodeAt(0)
  let buffer = ''
  let line = 1
  let broken = false
  const take = (last: boolean): CsvRecord[] => {
    const records: CsvRecord[] = []
    let at = 0
    while (!broken && at < buffer.length) {
      const read = readRecord(buffer, at, comma, last)
      if (!read) {
        if (buffer.length - at <= MAX_RECORD) break
        records.push({ line, cells: [buffer.slice(at, at + 100)], fault: 'too_long' })
        broken = true
        break
      }
      const { cells, next, fault } = read
      if (cells.length > 1 || cells[0] !== '' || fault)
        records.push({ line, cells, ...(fault ? { fault } : {}) })
      line += linesIn(buffer, at, next)
      at = next
    }
    buffer = broken ? '' : buffer.slice(at)
    return records
  }
  return {
    push(text: string): CsvRecord[] {
      buffer += broken ? '' : text
      return take(false)
    },
    end: (): CsvRecord[] => take(true),
  }
}

export const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
export type Delimiter = keyof typeof DELIMITERS

/** The delimiter that cuts the first lines into the most columns, alike in each. `head` is the beginning of the file. */
export function delimiterOf(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of Object.keys(DELIMITERS) as Delimiter[]) {
    const rows = openCsv(delimiter).push(`${head}\n`).slice(0, 20)
    const width = rows[0]?.cells.length ?? 0
    const alike = rows.filter(({ cells }) => cells.length === width).length / Math.max(1, rows.length)
    const score = width > 1 ? width * alike : 0
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

export const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'windows-1252': 'Windows-1252' } as const
export type Encoding = keyof typeof ENCODINGS

/** Text of bytes as they arrive. Throws TypeError where they are not of the encoding; a byte order mark is left off. */
export function openDecoder(encoding: Encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return {
    push: (bytes: Uint8Array): string => decoder.decode(bytes, { stream: true }),
    end: (): string => decoder.decode(),
  }
}
/** By its first bytes; whether they are UTF-8 to the end shows only in the reading. */
export const encodingOf = (head: Uint8Array): Encoding =>
  head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8'
