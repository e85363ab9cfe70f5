import clsx from 'clsx'
import Link from 'next/link'
import { type ComponentProps, type ReactNode, useId } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-solid'
export type ButtonSize = 'xs' | 's' | 'm' | 'l'

const LOOK: Record<ButtonLook, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  secondary: 'border-line-strong bg-canvas text-1 hover:bg-fill-1 [&>svg]:text-3',
  quiet: 'border-transparent bg-transparent text-2 hover:bg-fill-1 [&>svg]:text-3',
  danger: 'border-stop-line bg-canvas text-stop hover:bg-stop-soft',
  'danger-solid': 'border-stop-solid bg-stop-solid text-on-stop hover:brightness-90',
}
const SIZE: Record<ButtonSize, [text: string, square: string]> = {
  xs: ['h-6 px-1.5 text-meta [&>svg]:size-3.5', 'size-6 [&>svg]:size-3.5'],
  s: ['h-7 px-2 text-meta [&>svg]:size-3.5', 'size-7 [&>svg]:size-3.5'],
  m: ['h-8 px-3 [&>svg]:size-4', 'size-8 [&>svg]:size-4'],
  l: ['h-11 px-4 text-read [&>svg]:size-4', 'size-11 [&>svg]:size-4'],
}
const OFF = 'border-line bg-fill-1 text-off hover:bg-fill-1'

/** The classes of a button, for the rare element that must look like one without being one. */
export function buttonClass(look: ButtonLook = 'secondary', size: ButtonSize = 'm', square = false) {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-control border font-label whitespace-nowrap no-underline hover:no-underline',
    LOOK[look],
    SIZE[size][square ? 1 : 0],
  )
}

type Common = {
  look?: ButtonLook
  size?: ButtonSize
  /** A Lucide element; its size is set here. */
  icon?: ReactNode
  iconAfter?: ReactNode
  wide?: boolean
  /** Placement only (margins, grid). */
  className?: string
}
type AsLink = Common & {
  href: string
  children: ReactNode
  /** Off by default: every page asks the database, and a screen of links would ask for all of them. */
  prefetch?: boolean
} & Omit<ComponentProps<'a'>, 'href' | 'className' | 'children'>
type AsButton = Common & {
  href?: undefined
  children: ReactNode
  /** Greys the button and says why in text beside it. Pass the reason of a Verdict. */
  disabledReason?: string | null | false
} & Omit<ComponentProps<'button'>, 'className' | 'children'>

export function Button(props: AsLink | AsButton) {
  const reasonId = useId()
  const { look, size, icon, iconAfter, wide, className, children } = props
  const inside = (
    <>
      {icon}
      {children}
      {iconAfter}
    </>
  )
  if (props.href !== undefined) {
    const { look: _look, size: _size, icon: _icon, iconAfter: _after, wide: _wide, ...rest } = props
    return (
      <Link prefetch={false} {...rest} className={clsx(buttonClass(look, size), wide && 'w-full', className)}>
        {inside}
      </Link>
    )
  }
  const {
    look: _look,
    size: _size,
    icon: _icon,
    iconAfter: _after,
    wide: _wide,
    disabledReason,
    ...rest
  } = props
  if (!disabledReason)
    return (
      <button
        type="button"
        {...rest}
        className={clsx(buttonClass(look, size), wide && 'w-full', rest.disabled && OFF, className)}
      >
        {inside}
      </button>
    )
  return (
    <span className={clsx('inline-flex flex-wrap items-center gap-x-3 gap-y-1', wide && 'w-full', className)}>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={reasonId}
        id={rest.id}
        className={clsx(buttonClass('secondary', size), OFF, '[&>svg]:text-off', wide && 'w-full')}
      >
        {inside}
      </button>
      <span id={reasonId} className="min-w-0 flex-1 basis-48 text-meta text-3">
        {disabledReason}
      </span>
    </span>
  )
}

type IconButtonProps = {
  label: string
  icon: ReactNode
  look?: ButtonLook
  size?: ButtonSize
  className?: string
}
/** A button of one icon; `label` is its name for assistive technology and the tooltip. */
export function IconButton({
  label,
  icon,
  look = 'quiet',
  size = 'm',
  className,
  href,
  ...rest
}: IconButtonProps &
  ({ href: string } | ({ href?: undefined } & Omit<ComponentProps<'button'>, 'className' | 'children'>))) {
  const classes = clsx(buttonClass(look, size, true), className)
  if (href !== undefined)
    return (
      <Link prefetch={false} href={href} aria-label={label} title={label} className={classes}>
        {icon}
      </Link>
    )
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={classes}>
      {icon}
    </button>
  )
}
