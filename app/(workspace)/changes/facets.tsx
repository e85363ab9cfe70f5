'use client'
import Form from 'next/form'
import { usePathname } from 'next/navigation'
import { type ReactNode, useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/choice'

export type Option = {
  value: string
  label: string
  /** How many changes stand behind it, such as "41" or "1,000+". */
  count?: string
}
export type Facet = {
  name: string
  label: string
  options: readonly Option[]
  /** Folded away under a line that says how many. */
  more?: readonly Option[]
  /** What is ticked now. */
  chosen: readonly string[]
}
type Day = { name: string; label: string; value?: string }

/** Ticks beside the list. They apply at once; without script the button applies them. */
export function Facets({
  facets,
  days,
  keep,
  className,
}: {
  facets: readonly Facet[]
  days: readonly Day[]
  /** The rest of the address: view, words, sort. */
  keep: Readonly<Record<string, string | undefined>>
  className: string
}) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  return (
    <Form
      ref={form}
      action={usePathname()}
      aria-label="Filter by"
      className={className}
      onChange={() => form.current?.requestSubmit()}
    >
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {facets.map((facet) => (
        <fieldset key={facet.name} className="min-w-0 border-b border-line px-4 py-3">
          <legend className="float-left mb-1 w-full text-meta font-label text-2">{facet.label}</legend>
          <div className="clear-both">
            <Ticks facet={facet} options={facet.options} />
            {facet.more && facet.more.length > 0 ? (
              <details>
                <summary className="flex min-h-6 cursor-pointer items-center text-meta text-accent max-md:min-h-11">
                  {facet.more.length} more
                </summary>
                <Ticks facet={facet} options={facet.more} />
              </details>
            ) : null}
          </div>
        </fieldset>
      ))}
      <fieldset className="min-w-0 px-4 py-3">
        <legend className="float-left mb-1 w-full text-meta font-label text-2">Days</legend>
        <div className="clear-both grid gap-2">
          {days.map(({ name, label, value }) => (
            <span key={`${name}${value}`} className="grid">
              <label htmlFor={`${id}${name}`} className="text-meta text-3">
                {label}
              </label>
              <input id={`${id}${name}`} type="date" name={name} defaultValue={value} className="box" />
            </span>
          ))}
        </div>
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
      </fieldset>
    </Form>
  )
}

function Ticks({ facet, options }: { facet: Facet; options: readonly Option[] }): ReactNode {
  return (
    <div className="grid">
      {options.map(({ value, label, count }) => (
        <span key={`${value}${facet.chosen.includes(value)}`} className="flex min-w-0 items-start gap-2">
          <Checkbox
            name={facet.name}
            value={value}
            defaultChecked={facet.chosen.includes(value)}
            label={label}
            className="min-w-0 flex-1 wrap-anywhere max-md:min-h-11 max-md:items-center"
          />
          {count ? <span className="pt-0.5 text-meta text-3 tabular-nums max-md:pt-3">{count}</span> : null}
        </span>
      ))}
    </div>
  )
}
