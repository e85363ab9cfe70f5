import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

export type FieldProps = {
  label: ReactNode
  name: string
  /** Defaults to `name`: the error summary links to it. Must be unique on the page. */
  id?: string
  help?: ReactNode
  /** The fix, as a sentence. Replaces the help. */
  error?: string | null
  required?: boolean
  /** A few grey words after the label. */
  note?: ReactNode
  hideLabel?: boolean
  className?: string
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-meta font-medium text-stop">
      <CircleAlert className="mt-px size-3.5" />
      <span>{children}</span>
    </p>
  )
}

/** What ties a control to its label, help and error. */
export function fieldIds({ id, name, help, error }: Pick<FieldProps, 'id' | 'name' | 'help' | 'error'>) {
  const own = id ?? name
  return {
    id: own,
    describedBy: error ? `${own}-error` : help ? `${own}-help` : undefined,
    helpId: `${own}-help`,
    errorId: `${own}-error`,
  }
}

/** Label above, control, help or error below. Used by every field; use it directly only for a new kind of control. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { label, help, error, required, note, hideLabel, className } = field
  const ids = fieldIds(field)
  return (
    <div className={clsx('grid content-start gap-1', className)}>
      <div className={clsx('flex items-baseline gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={ids.id} className="font-label">
          {label}
        </label>
        {required || note ? <span className="text-meta text-3">{note ?? 'required'}</span> : null}
      </div>
      {children}
      {error ? (
        <FieldError id={ids.errorId}>{error}</FieldError>
      ) : help ? (
        <p id={ids.helpId} className="text-meta text-3">
          {help}
        </p>
      ) : null}
    </div>
  )
}

function split<T extends FieldProps>({
  label,
  name,
  id,
  help,
  error,
  required,
  note,
  hideLabel,
  className,
  ...control
}: T) {
  const field = { label, name, id, help, error, required, note, hideLabel, className }
  const ids = fieldIds(field)
  return {
    field,
    control: {
      ...control,
      id: ids.id,
      name,
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': ids.describedBy,
      'aria-required': required || undefined,
    },
  }
}

export function TextField({
  before,
  after,
  ...props
}: FieldProps & { before?: ReactNode; after?: ReactNode } & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const { field, control } = split(props)
  const { size: _size, ...input } = control
  return (
    <Field {...field}>
      {before || after ? (
        <span className="relative grid items-center">
          {before ? (
            <span className="pointer-events-none absolute start-2.5 text-3 [&>svg]:size-4">{before}</span>
          ) : null}
          <input type="text" {...input} className={clsx('box', before && 'ps-8!', after && 'pe-14!')} />
          {after ? <span className="absolute end-2.5 text-3">{after}</span> : null}
        </span>
      ) : (
        <input type="text" {...input} className="box" />
      )}
    </Field>
  )
}

export function TextArea(props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const { field, control } = split(props)
  return (
    <Field {...field}>
      <textarea rows={3} {...control} className="box" />
    </Field>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }
/** A native select. `empty` is the words of the option that stands for no choice. */
export function Select({
  options,
  empty,
  ...props
}: FieldProps & { options: readonly Option[]; empty?: string } & Omit<
    ComponentProps<'select'>,
    keyof FieldProps | 'children'
  >) {
  const { field, control } = split(props)
  return (
    <Field {...field}>
      <select {...control} className="box">
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A wall-clock time `YYYY-MM-DDTHH:mm` in `zone`, which is shown in the field; the door turns it into an instant. */
export function DateTimeField({
  zone,
  ...props
}: FieldProps & { zone: ReactNode } & Omit<ComponentProps<'input'>, keyof FieldProps | 'type'>) {
  const { field, control } = split(props)
  const { size: _size, ...input } = control
  return (
    <Field {...field}>
      <span className="relative grid items-center">
        <input {...input} type="datetime-local" className="box pe-16! tabular-nums" />
        <span className="pointer-events-none absolute end-2.5 text-3">{zone}</span>
      </span>
    </Field>
  )
}

export function DateField(props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'type'>) {
  const { field, control } = split(props)
  const { size: _size, ...input } = control
  return (
    <Field {...field}>
      <input {...input} type="date" className="box tabular-nums" />
    </Field>
  )
}
