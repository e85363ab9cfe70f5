'use client'
import Form from 'next/form'
import { usePathname } from 'next/navigation'
import { useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/choice'

export type Facet = {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  /** What is ticked now. */
  chosen: readonly string[]
}

/** Ticks beside the list. They apply at once; without script the button applies them. */
export function Facets({
  facets,
  service,
  services,
  keep,
  className,
}: {
  facets: readonly Facet[]
  service?: string
  services: readonly { value: string; label: string }[]
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
        <fieldset key={facet.name} className="border-b border-line px-4 py-3">
          <legend className="float-left mb-1 w-full text-meta font-label text-2">{facet.label}</legend>
          <div className="clear-both grid in-[details]:md:grid-flow-col in-[details]:md:grid-rows-7 in-[details]:md:justify-start in-[details]:md:gap-x-6">
            {facet.options.map(({ value, label }) => (
              <Checkbox
                key={`${value}${facet.chosen.includes(value)}`}
                name={facet.name}
                value={value}
                defaultChecked={facet.chosen.includes(value)}
                label={label}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="grid content-start gap-1 px-4 py-3">
        <label htmlFor={id} className="text-meta font-label text-2">
          Service
        </label>
        <select key={service} id={id} name="service" defaultValue={service ?? ''} className="box">
          <option value="">All services</option>
          {services.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
      </div>
    </Form>
  )
}
