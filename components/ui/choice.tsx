import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { FieldError, type FieldProps, fieldIds } from './field'

export type ChoiceOption = {
  value: string
  label: ReactNode
  /** A second line of a few words. */
  detail?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

/** Connected segments with a radio meaning. With details they show the radio mark, without they are one line. */
export function Choice({
  options,
  defaultValue,
  value,
  onChange,
  ...field
}: Omit<FieldProps, 'hideLabel'> & {
  options: readonly ChoiceOption[]
  defaultValue?: string | null
  /** With `onChange`: the parent holds the value (client components only). */
  value?: string | null
  onChange?: (value: string) => void
}) {
  const ids = fieldIds(field)
  const { label, note, required, help, error, className, name } = field
  const detailed = options.some((option) => option.detail !== undefined)
  return (
    <fieldset
      className={clsx('min-w-0', className)}
      role="radiogroup"
      aria-describedby={ids.describedBy}
      aria-required={required || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="mb-1.5 flex items-baseline gap-2">
        <span className="font-label">{label}</span>
        {required || note ? <span className="text-meta text-3">{note ?? 'required'}</span> : null}
      </legend>
      <div
        className={clsx(
          'grid auto-cols-fr rounded-control border bg-canvas md:grid-flow-col',
          error ? 'border-stop' : 'border-control',
          !detailed && options.length < 4 && 'grid-flow-col',
        )}
      >
        {options.map((option, at) => (
          <label
            key={option.value}
            className={clsx(
              'relative flex min-w-0 gap-2 border-line-strong first:border-0 max-md:border-t md:border-s',
              'max-md:first:rounded-t-[5px] max-md:last:rounded-b-[5px] md:first:rounded-s-[5px] md:last:rounded-e-[5px]',
              'hover:bg-fill-1 has-checked:bg-accent-soft has-checked:font-semibold has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
              'has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
              'has-disabled:text-off has-disabled:hover:bg-transparent forced-colors:has-checked:outline-2',
              detailed
                ? 'items-start px-3 py-1.5'
                : 'h-8 items-center justify-center px-2 font-medium text-2 has-checked:text-accent',
            )}
          >
            <input
              type="radio"
              id={at === 0 ? ids.id : `${ids.id}-${option.value}`}
              name={name}
              value={option.value}
              disabled={option.disabled}
              className={
                detailed
                  ? 'tick mt-0.5 focus-visible:outline-none'
                  : 'absolute inset-0 size-full appearance-none opacity-0'
              }
              {...(onChange
                ? { checked: value === option.value, onChange: () => onChange(option.value) }
                : { defaultChecked: defaultValue === option.value })}
            />
            {option.icon ? <span className="[&>svg]:size-4">{option.icon}</span> : null}
            <span className="grid min-w-0">
              <span>{option.label}</span>
              {option.detail ? <span className="text-meta font-normal text-3">{option.detail}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <div className="mt-1">
          <FieldError id={ids.errorId}>{error}</FieldError>
        </div>
      ) : help ? (
        <p id={ids.helpId} className="mt-1 text-meta text-3">
          {help}
        </p>
      ) : null}
    </fieldset>
  )
}

type TickProps = { label: ReactNode; detail?: ReactNode; className?: string } & Omit<
  ComponentProps<'input'>,
  'type' | 'className'
>
export function Checkbox({ label, detail, className, ...input }: TickProps) {
  return (
    <label className={clsx('inline-flex min-h-6 items-start gap-2 py-0.5', className)}>
      <input {...input} type="checkbox" className="tick mt-0.5" />
      <span className="min-w-0">
        {label}
        {detail ? <span className="block text-meta text-3">{detail}</span> : null}
      </span>
    </label>
  )
}
