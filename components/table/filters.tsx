'use client'
import { Search } from 'lucide-react'
import Form from 'next/form'
import { usePathname } from 'next/navigation'
import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/button'

/**
 * The filters of a list as a form whose fields are the query of the address. Selects and ticks apply at once;
 * words apply with Enter or the button, which is all there is without script. The place in the list is dropped.
 */
export function FilterForm({
  label = 'Filter',
  search,
  keep = {},
  children,
  end,
}: {
  label?: string
  /** The words to look for: parameter name, present value, placeholder. */
  search?: { name: string; value?: string; placeholder: string }
  /** Further parameters to hold on to, such as the tab and the sort order. */
  keep?: Readonly<Record<string, string | undefined>>
  /** Selects and ticks. */
  children?: ReactNode
  end?: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  return (
    <Form
      ref={form}
      action={usePathname()}
      role="search"
      aria-label={label}
      onChange={(event) => {
        const field = event.target
        if (
          field instanceof HTMLSelectElement ||
          (field instanceof HTMLInputElement && field.type !== 'search')
        )
          form.current?.requestSubmit()
      }}
      className="flex min-h-12 flex-wrap items-center gap-2 border-b border-line px-4 py-2 print:hidden"
    >
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {search ? (
        <span className="relative grid min-w-0 flex-1 basis-56 items-center md:max-w-115">
          <Search className="pointer-events-none absolute start-2.5 size-4" />
          <input
            type="search"
            name={search.name}
            defaultValue={search.value}
            aria-label={search.placeholder}
            placeholder={search.placeholder}
            className="box ps-8!"
          />
        </span>
      ) : null}
      {children}
      <Button type="submit">Apply</Button>
      {end ? <span className="ms-auto flex items-center gap-2">{end}</span> : null}
    </Form>
  )
}

/** A select of the filter row, its name read out rather than shown. */
export function FilterSelect({
  name,
  label,
  value,
  options,
}: {
  name: string
  /** Also the words of "any". */
  label: string
  value?: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <select
      key={value}
      name={name}
      defaultValue={value ?? ''}
      aria-label={label}
      className="box w-auto! max-md:min-w-0 max-md:flex-1 max-md:basis-36"
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
