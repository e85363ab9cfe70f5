/** Around what was found, as the search marks it. */
const MARKED = /\ue000([^\ue001]*)\ue001/

/** Where the words stand that the title does not hold. */
export function Excerpt({ text }: { text: string }) {
  return (
    <span className="line-clamp-1 text-meta font-normal text-3">
      {text.split(MARKED).map((part, at) =>
        at % 2 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name.
          <mark key={at} className="bg-warn-soft font-semibold text-inherit">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </span>
  )
}
