'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useReply } from './action-form'
import { Button } from './button'
import { Note } from './note'

/** A secret in the answer of the form around it, with a way to copy it; it is never shown again. */
export function ShownOnce({
  label,
  prefix = '',
  children,
}: {
  label: string
  /** Stands before the secret, such as the address of a link. */
  prefix?: string
  /** What to do with it, and until when. */
  children: string
}) {
  const reply = useReply()
  const [copied, setCopied] = useState(false)
  const value = reply?.ok ? (reply.value as { token?: string } | undefined)?.token : undefined
  if (!value) return null
  const secret = `${prefix}${value}`
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true))
  return (
    <Note tone="ok" live="status" title={label}>
      <span className="mt-1 flex items-center gap-2">
        <input
          readOnly
          aria-label={label}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          className="box font-mono text-meta"
        />
        <Button size="s" icon={copied ? <Check /> : <Copy />} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </span>
      <span className="mt-1 block text-2">{children}</span>
    </Note>
  )
}
