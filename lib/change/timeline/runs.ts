/** One line of the timeline, as far as its telling goes. */
type Told = { type: string; actorId: string; at: Date; sentence: string }

/** Asking and reminding happens to several roles in one breath, and is read as one sentence. */
const TOGETHER = ['approval.requested', 'approval.reminded', 'approval.escalated']
const MINUTE = 60_000

/**
 * The entries as a person tells them, oldest first: what was said to several in the same minute in one sentence, and a
 * reason that two events of one act share only once. The place of a joined entry is that of its first event; the audit
 * trail shows each by itself.
 */
export function joinRuns<Entry extends Told>(entries: readonly Entry[]): Entry[] {
  const told: Entry[] = []
  let run: Entry[] = []
  const close = () => {
    const [first] = run
    if (first) told.push({ ...first, sentence: joinSentences(run.map(({ sentence }) => sentence)) })
    run = []
  }
  for (const entry of entries) {
    const before = run.at(-1)
    if (before && TOGETHER.includes(entry.type) && isOneBreath(before, entry) && before.type === entry.type) {
      run.push(entry)
      continue
    }
    close()
    const last = told.at(-1)
    run = [last && isOneBreath(last, entry) ? { ...entry, sentence: unrepeated(last, entry) } : entry]
  }
  close()
  return told
}

const isOneBreath = (one: Told, other: Told) =>
  one.actorId === other.actorId && Math.abs(other.at.getTime() - one.at.getTime()) < MINUTE

/** Without the reason that the line before gave in the same words. */
function unrepeated(before: Told, { sentence }: Told): string {
  const at = sentence.indexOf(': ')
  return at > 0 && before.sentence.endsWith(sentence.slice(at)) ? sentence.slice(0, at) : sentence
}

/** "asked the CISO to decide", "asked the CTO to decide": "asked the CISO and CTO to decide". */
function joinSentences(sentences: readonly string[]): string {
  const words = sentences.map((sentence) => sentence.split(' '))
  const [first = []] = words
  if (words.length < 2) return first.join(' ')
  const alike = (at: (all: string[]) => string | undefined) => words.every((all) => at(all) === at(first))
  let head = 0
  while (head < first.length && alike((all) => all[head])) head++
  let tail = 0
  while (tail < Math.min(...words.map(({ length }) => length)) - head && alike((all) => all.at(-1 - tail)))
    tail++
  const middles = words.map((all) => all.slice(head, all.length - tail).join(' '))
  const list = `${middles.slice(0, -1).join(', ')} and ${middles.at(-1)}`
  return [...first.slice(0, head), list, ...first.slice(first.length - tail)].join(' ')
}
