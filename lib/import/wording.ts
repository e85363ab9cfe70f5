import type { ImportEvent } from './events'

export const isOfImport = (event: { type: string }): event is ImportEvent => event.type.startsWith('import.')
const because = (text: string) => (text.trim() ? `: ${text.trim()}` : '')
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** The rest of a sentence that begins with who did it. */
export function importWording(event: ImportEvent): string {
  switch (event.type) {
    case 'import.file_received':
      return `uploaded ${event.fileName} as import ${event.batch}`
    case 'import.mapped':
      return `${event.check ? 'asked for a dry run' : 'changed the mapping'} of import ${event.batch}`
    case 'import.started':
      return `started import ${event.batch} of ${count(event.rows, 'row')} from ${event.fileName}`
    case 'import.chunk_written':
      return `imported ${count(event.changes, 'change')} with import ${event.batch}${event.first ? `, ${event.first} to ${event.last}` : ''}`
    case 'import.finished':
      return `finished import ${event.batch} with ${count(event.written, 'change')}`
    case 'import.stopped':
      return `stopped import ${event.batch}${because(event.fault)}`
    case 'import.cancelled':
      return `cancelled import ${event.batch} after ${count(event.written, 'change')}${event.kept ? ', which stay' : ''}`
    case 'import.discarded':
      return `discarded import ${event.batch}`
    case 'import.undo_started':
      return `asked to undo import ${event.batch}`
    case 'import.chunk_removed':
      return `took ${count(event.changes, 'change')} of import ${event.batch} back`
    case 'import.undone':
      return `undid import ${event.batch}${event.kept ? ` but for ${count(event.kept, 'change')}` : ''}`
  }
}
