'use client'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook, type ButtonSize } from './button'

type SubmitButtonProps = {
  children: ReactNode
  look?: ButtonLook
  size?: ButtonSize
  icon?: ReactNode
  wide?: boolean
  /** With `value`, what the form posts for the button that was pressed. */
  name?: string
  value?: string
  disabledReason?: string | null | false
  className?: string
}
/** Submits its form; while the answer is awaited it turns a ring and ignores further presses. */
export function SubmitButton({ look = 'primary', icon, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <Button
      {...rest}
      type="submit"
      look={look}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : undefined}
      icon={pending ? <LoaderCircle className="animate-spin" /> : icon}
    />
  )
}
