import Link from 'next/link'
import { Time } from '#components/ui/time'
import type { listBatches } from '#lib/import/queries'
import { BATCH_STATUS_WORDS } from '#lib/import/stage'
import { paths } from '#lib/paths'
import { grouped } from './grouped'

type Props = {
  batches: Awaited<ReturnType<typeof listBatches>>
  current: number | null
  zone: string
  now: Date
}

/** Every import, latest first, with what became of it. */
export function Earlier({ batches, current, zone, now }: Props) {
  const others = batches.filter(({ number }) => number !== current)
  return (
    <section aria-labelledby="earlier" className="px-4 py-4">
      <h2 id="earlier">{current === null ? 'Imports' : 'Other imports'}</h2>
      {others.length === 0 ? <p className="mt-1 text-meta text-3">None yet.</p> : null}
      <ul className="mt-1">
        {others.map(({ id, number, fileName, uploadedAt, status, written }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 py-1">
            <span className="min-w-0">
              <Link prefetch={false} href={paths.imports({ batch: String(number) })} className="font-label">
                Import {number}
              </Link>
              <span className="block truncate text-meta text-3">
                {fileName}, <Time at={uploadedAt} zone={zone} shape="day" now={now} />
                {written > 0 ? `, ${grouped(written)} changes` : ''}
              </span>
            </span>
            <span className="text-meta whitespace-nowrap text-3">{BATCH_STATUS_WORDS[status]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
