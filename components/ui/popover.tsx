import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button'

type PopoverProps = {
  /** What the trigger shows. */
  trigger: ReactNode
  /** Name of the trigger when it shows an icon only. */
  label?: string
  look?: ButtonLook
  size?: ButtonSize
  square?: boolean
  /** Replaces the button's classes. */
  triggerClass?: string
  side?: 'start' | 'end' | 'up'
  children: ReactNode
  className?: string
}
/** A panel in the top layer, opened by its button. The browser gives Escape, outside press and focus return; no script. */
export function Popover({
  trigger,
  label,
  look = 'quiet',
  size = 'm',
  square,
  triggerClass,
  side = 'start',
  children,
  className,
}: PopoverProps) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className={triggerClass ?? buttonClass(look, size, square)}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className={clsx('pop', side === 'end' && 'pop-end', side === 'up' && 'pop-up', className)}
      >
        {children}
      </div>
    </>
  )
}

/** Beside each computed value: opens its inputs, rule, policy version and time. */
export function Why({ about, children }: { about: string; children: ReactNode }) {
  return (
    <Popover
      trigger="Why?"
      label={`Why? ${about}`}
      side="end"
      triggerClass="rounded-badge text-meta font-medium whitespace-nowrap text-accent underline decoration-dotted underline-offset-3 print:hidden"
      className="w-85 p-4"
    >
      {children}
    </Popover>
  )
}

/** A short list of links and buttons behind one trigger. Children are MenuLink, MenuButton or a form around one. */
export function Menu({ children, ...popover }: Omit<PopoverProps, 'className'>) {
  return (
    <Popover side="end" {...popover} className="min-w-50 p-1">
      {children}
    </Popover>
  )
}
export const menuItemClass =
  'flex min-h-8 w-full items-center gap-2 rounded-control px-2 py-1 text-start font-medium text-1 no-underline hover:bg-fill-1 hover:no-underline focus-visible:-outline-offset-2 [&>svg]:size-4 [&>svg]:text-3'
