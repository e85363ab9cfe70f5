'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { type ComponentProps, use, useEffect, useRef, useState } from 'react'
import { ComboBox, ComboBoxStateContext, Input, Popover } from 'react-aria-components/ComboBox'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Chip } from './badge'
import { Field, type FieldProps, fieldIds } from './field'

export type ComboOption = { value: string; label: string; detail?: string }

const popover = 'w-(--trigger-width) min-w-60 rounded-panel bg-raised shadow-pop'
const item =
  'flex min-h-8 flex-col justify-center rounded-control px-2 py-1 outline-none data-disabled:text-off data-focused:bg-fill-1 data-selected:font-semibold'

function Options({ options }: { options: readonly ComboOption[] }) {
  return (
    <Popover className={popover} offset={4}>
      <ListBox
        className="max-h-80 overflow-auto p-1"
        items={options}
        renderEmptyState={() => <p className="px-2 py-1.5 text-3">No match. Try fewer letters.</p>}
      >
        {(option) => (
          <ListBoxItem id={option.value} textValue={option.label} className={item}>
            <span>{option.label}</span>
            {option.detail ? <span className="text-meta text-3">{option.detail}</span> : null}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

/**
 * Where one types. The list opens by typing, arrow or press and closes with each choice: while it is open, everything
 * else on the page is hidden from assistive technology.
 */
function Entry({ chosen, ...input }: { chosen: number } & ComponentProps<typeof Input>) {
  const state = use(ComboBoxStateContext)
  const before = useRef(chosen)
  useEffect(() => {
    if (before.current !== chosen) state?.close()
    before.current = chosen
  }, [chosen, state])
  return <Input {...input} onClick={() => state?.open()} />
}

/** Several of many as chips. The form posts one `name` per choice. */
export function TagPicker({
  options,
  defaultValues = [],
  onChange,
  placeholder = 'Add',
  ...field
}: FieldProps & {
  options: readonly ComboOption[]
  defaultValues?: readonly string[]
  onChange?: (values: string[]) => void
  placeholder?: string
}) {
  const ids = fieldIds(field)
  const [values, setValues] = useState<string[]>([...defaultValues])
  const [text, setText] = useState('')
  const change = (next: string[]) => {
    setValues(next)
    onChange?.(next)
  }
  const words = text.trim().toLowerCase()
  const free = options.filter(
    ({ value, label }) =>
      !values.includes(value) && (!words || `${label} ${value}`.toLowerCase().includes(words)),
  )
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  return (
    <Field {...field}>
      <div
        className={clsx('box flex flex-wrap items-center gap-1 py-[3px]!')}
        data-invalid={field.error ? '' : undefined}
      >
        {values.map((value) => (
          <Chip
            key={value}
            on
            end={
              <button
                type="button"
                aria-label={`Remove ${labelOf(value)}`}
                onClick={() => change(values.filter((other) => other !== value))}
                className="-me-1 grid size-6 place-items-center rounded-full"
              >
                <X className="size-3" />
              </button>
            }
          >
            <input type="hidden" name={field.name} value={value} />
            {labelOf(value)}
          </Chip>
        ))}
        <ComboBox
          aria-label={typeof field.label === 'string' ? field.label : field.name}
          items={free}
          inputValue={text}
          onInputChange={setText}
          selectedKey={null}
          onSelectionChange={(key) => {
            if (key === null) return
            change([...values, String(key)])
            setText('')
          }}
          isInvalid={Boolean(field.error)}
          allowsEmptyCollection
          className="min-w-24 flex-1"
        >
          <Entry
            chosen={values.length}
            id={ids.id}
            placeholder={placeholder}
            aria-describedby={ids.describedBy}
            className="h-6 w-full bg-transparent outline-none"
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && text === '') change(values.slice(0, -1))
            }}
          />
          <Options options={free} />
        </ComboBox>
      </div>
    </Field>
  )
}
