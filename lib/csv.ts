/** What may stand in a cell. A number stays a number; a text is never a formula. */
export type Cell = string | number | null

/** Signs that open a formula in a spreadsheet, with their full-width forms (T10, CWE-1236). */
const OPENS = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20'
/** What a spreadsheet, or an importer that trims, may pass over before the first sign of a cell. */
const BLANK = '[\\s\\p{Cf}\\u0000-\\u001f"\'\\uff02\\uff07]*'
const FIRST = new RegExp(`^(?=[\\t\\r\\n]|${BLANK}[${OPENS}])`, 'u')
/** Where another separator than the comma is in use, what follows it inside a text would begin a cell of its own. */
const INSIDE = new RegExp(`([,;|\\t\\r\\n])(?=${BLANK}[${OPENS}])`, 'gu')

/** A text that no spreadsheet takes for a formula: an apostrophe stands before what would open one (T10). */
export const inert = (value: string): string => value.replace(INSIDE, "$1'").replace(FIRST, "'")

/** One record of RFC 4180, its end included. Texts are quoted where they hold a separator, a quote, a break or a blank at an end. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => (typeof cell === 'string' ? quoted(inert(cell)) : (cell ?? ''))).join(',')}\r\n`

const quoted = (value: string): string =>
  /[",;\t\r\n|]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** Tells a spreadsheet that the file is UTF-8; it stands before the first record. */
export const BOM = '\uFEFF'
