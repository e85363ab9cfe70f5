import { Download } from 'lucide-react'
import { Button } from '#components/ui/button'
import { kindWords, type ProblemKind, remedyOf, saysOf } from '#lib/import/problem'
import type { BatchView, listProblems } from '#lib/import/queries'
import { importPath } from '#lib/paths'
import { grouped } from './grouped'

type Problems = Awaited<ReturnType<typeof listProblems>>

/** The first row of each kind that stops, how many there are, and all of them as a file. */
export function Stopping({ batch, problems }: { batch: BatchView; problems: Problems }) {
  const kinds = Object.entries(batch.result?.kinds ?? {}).sort((a, b) => b[1] - a[1])
  const firsts = kinds.flatMap(([kind]) => problems.find((problem) => problem.kind === kind) ?? [])
  const shown = (firsts.length > 0 ? firsts : problems).slice(0, 25)
  return (
    <section aria-labelledby="stopping" className="px-4 py-4">
      <header className="flex items-center gap-2">
        <h2 id="stopping">Rows that stop</h2>
        <span className="text-meta text-3">
          {grouped(batch.result?.stopped ?? batch.stopped)} in {kinds.length} kinds
        </span>
        <span className="ms-auto">
          <Button size="xs" look="secondary" icon={<Download />} href={importPath(batch.id, 'problems')}>
            CSV
          </Button>
        </span>
      </header>
      <ul className="mt-1 divide-y divide-line">
        {shown.map((problem) => {
          const kind = problem.kind as ProblemKind
          return (
            <li key={problem.id} className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 py-1.5 text-meta">
              <span className="text-3 tabular-nums">Line {grouped(problem.line)}</span>
              <span className="min-w-0">
                <b className="font-medium break-words">
                  {saysOf({ kind, ...(problem.more ? { more: problem.more } : {}) })}
                </b>
                <span className="block break-words text-3">
                  {problem.column || 'The whole row'}
                  {problem.value ? `: “${problem.value}”` : ''}
                </span>
                <span className="block text-2">{remedyOf(kind)}</span>
              </span>
            </li>
          )
        })}
      </ul>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 text-meta">
        {kinds.map(([kind, rows]) => (
          <div key={kind} className="contents">
            <dt className="text-2">{kindWords(kind as ProblemKind)}</dt>
            <dd className="text-end font-medium tabular-nums">{grouped(rows)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
