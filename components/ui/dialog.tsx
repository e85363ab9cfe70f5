import clsx from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import { Button, type ButtonLook, type ButtonSize, buttonClass } from './button'

/** The browser's own invoker attributes, which React passes through. */
const command = (dialog: string, act: 'show-modal' | 'close') => ({ commandfor: dialog, command: act })

const WIDTH = { s: '400px', m: '480px', l: '720px' }

type DialogProps = {
  /** Unique on the page; a DialogButton opens it by this id. */
  id: string
  title: ReactNode
  /** The consequence, as a sentence. Never "Are you sure?". */
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the confirming one last. Inside a form, give the form as children with DialogFooter in it instead. */
  footer?: ReactNode
  size?: keyof typeof WIDTH
}
/**
 * A modal in the browser's top layer: focus is kept inside, Escape closes, focus returns to the opener, without script.
 * After a successful action, render it with another `key` to close it.
 */
export function Dialog({ id, title, description, children, footer, size = 'm' }: DialogProps) {
  return (
    <dialog
      id={id}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-about` : undefined}
      className="dialog"
      style={{ '--dialog-width': WIDTH[size] } as CSSProperties}
    >
      <div className="px-5 pt-4 pb-3">
        <h2 id={`${id}-title`} className="text-lead">
          {title}
        </h2>
        {description ? (
          <p id={`${id}-about`} className="mt-1 text-2">
            {description}
          </p>
        ) : null}
      </div>
      {children}
      {footer ? <DialogFooter>{footer}</DialogFooter> : null}
    </dialog>
  )
}
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={clsx('grid gap-3 px-5 pb-4', className)}>{children}</div>
}
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-sunken px-5 py-3">
      {children}
    </div>
  )
}

export function DialogButton({
  dialog,
  look = 'secondary',
  size = 'm',
  icon,
  wide,
  disabledReason,
  children,
  className,
}: {
  /** Id of the Dialog. */
  dialog: string
  look?: ButtonLook
  size?: ButtonSize
  icon?: ReactNode
  wide?: boolean
  disabledReason?: string | null | false
  children: ReactNode
  className?: string
}) {
  if (disabledReason)
    return <Button {...{ look, size, icon, wide, disabledReason, className }}>{children}</Button>
  return (
    <button
      type="button"
      {...command(dialog, 'show-modal')}
      aria-haspopup="dialog"
      className={clsx(buttonClass(look, size), wide && 'w-full', className)}
    >
      {icon}
      {children}
    </button>
  )
}
export function DialogClose({ dialog, children = 'Cancel' }: { dialog: string; children?: ReactNode }) {
  return (
    <button type="button" {...command(dialog, 'close')} className={buttonClass('secondary')}>
      {children}
    </button>
  )
}
