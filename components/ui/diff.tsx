import { diffArrays } from 'diff'

export type FieldDiff = { field: string; before: string | null; after: string | null }

/** Texts longer than this are shown whole: a word diff of two novels would hold up the page. */
const WORD_DIFF_LIMIT = 20_000

type Part = { value: string; added?: boolean; removed?: boolean }
/** Whole tokens between spaces and dashes, so that 04:00 and 04:30 differ as times, not as digits. */
const tokens = (text: string) => text.split(/(\s+|[–,;()]+)/).filter((token) => token !== '')

function words(before: string, after: string): Part[] {
  if (before.length + after.length > WORD_DIFF_LIMIT)
    return [
      { value: before, removed: true },
      { value: after, added: true },
    ]
  return diffArrays(tokens(before), tokens(after)).map(({ value, added, removed }) => ({
    value: value.join(''),
    added,
    removed,
  }))
}

/** Removed line, added line, field name above; the same in the timeline, the approval and the audit. */
export function Diff({ fields }: { fields: readonly FieldDiff[] }) {
  return (
    <div className="overflow-hidden rounded-control border border-line">
      {fields.map(({ field, before, after }) => {
        const parts = before !== null && after !== null ? words(before, after) : []
        return (
          <div key={field} className="border-t border-line first:border-t-0">
            <div className="border-b border-line bg-sunken px-3 py-1 text-meta font-label text-2">
              {field}
            </div>
            {before === null ? null : (
              <div className="diff-line diff-old">
                <span>
                  <span className="sr-only">Before: </span>
                  {parts.length === 0 ? <del>{before || 'empty'}</del> : null}
                  {parts.map((part, at) =>
                    part.added ? null : part.removed ? (
                      <del key={at}>{part.value}</del>
                    ) : (
                      <span key={at}>{part.value}</span>
                    ),
                  )}
                </span>
              </div>
            )}
            {after === null ? null : (
              <div className="diff-line diff-new">
                <span>
                  <span className="sr-only">After: </span>
                  {parts.length === 0 ? <ins>{after || 'empty'}</ins> : null}
                  {parts.map((part, at) =>
                    part.removed ? null : part.added ? (
                      <ins key={at}>{part.value}</ins>
                    ) : (
                      <span key={at}>{part.value}</span>
                    ),
                  )}
                </span>
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
