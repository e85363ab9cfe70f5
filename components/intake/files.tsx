'use client'
import { FileText, Paperclip, Trash2, Upload } from 'lucide-react'
import { type ClipboardEvent, useRef, useState } from 'react'
import { Button, IconButton } from '#components/ui/button'
import { FieldError } from '#components/ui/field'
import { Progress } from '#components/ui/meter'
import { filePath } from '#lib/paths'
import type { Verdict } from '#lib/refusal'
import { type AttachedFile, useIntake } from './context'

const MAX_BYTES = 25 * 1024 * 1024
type Sending = { key: string; name: string; share: number; error?: string }

/** Files of the change: dragged, pasted or chosen, each sent at once and only ever downloaded (T16). */
export function Files({
  files: initial,
  mayAttach,
  ready,
  onVersion,
}: {
  files: readonly AttachedFile[]
  mayAttach: Verdict
  ready: () => Promise<string | null>
  onVersion: (version: number) => void
}) {
  const { number, live } = useIntake()
  const [files, setFiles] = useState(initial)
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const place = (key: string, next: Partial<Sending> | null) =>
    setSending((all) =>
      next === null
        ? all.filter((one) => one.key !== key)
        : all.map((one) => (one.key === key ? { ...one, ...next } : one)),
    )
  const add = async (given: Iterable<File>) => {
    for (const file of given) {
      const key = crypto.randomUUID()
      setSending((all) => [...all, { key, name: file.name, share: 0 }])
      if (file.size > MAX_BYTES) {
        place(key, { error: `${file.name} is larger than 25 MiB. Make it smaller or link to it.` })
        continue
      }
      const to = await ready()
      if (!to) {
        place(key, { error: `${file.name} was not added: the change itself could not be saved.` })
        continue
      }
      const answer = await send(
        `/api/v1/changes/${to}/files?name=${encodeURIComponent(file.name)}`,
        file,
        (share) => place(key, { share }),
      )
      if (!answer.ok) {
        place(key, { error: `${file.name} was not added. ${answer.message}` })
        continue
      }
      onVersion(answer.file.version)
      setFiles((all) => [...all, answer.file])
      place(key, null)
    }
  }
  const remove = async (file: AttachedFile) => {
    if (!number || !(await ready())) return
    const answer = await fetch(filePath(number, file.id), { method: 'DELETE' }).catch(() => null)
    if (!answer?.ok) return
    onVersion(((await answer.json()) as { version: number }).version)
    setFiles((all) => all.filter(({ id }) => id !== file.id))
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    void add(event.clipboardData.files)
  }
  return (
    <section className="grid gap-3" onPaste={paste}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2>Files</h2>
        <span className="text-meta text-3">up to 25 MiB each; approvers rely on them</span>
      </div>
      {live ? null : (
        <p className="text-meta text-warn">Adding or removing a file opens the next revision at once.</p>
      )}
      {files.length > 0 ? (
        <ul className="rounded-panel border border-line">
          {files.map((file) => (
            <li
              key={file.id}
              className="flex items-center gap-2 border-t border-line px-3 py-1 first:border-t-0"
            >
              <FileText className="size-4 text-3" />
              <a href={filePath(number ?? '', file.id)} download className="min-w-0 truncate">
                {file.name}
              </a>
              <span className="text-meta text-3 tabular-nums">{sizeWords(file.size)}</span>
              <IconButton
                label={`Remove ${file.name}`}
                icon={<Trash2 />}
                size="s"
                className="ms-auto"
                onClick={() => void remove(file)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <ul aria-live="polite" className="grid gap-2 empty:hidden">
        {sending.map(({ key, name, share, error }) => (
          <li key={key}>
            {error ? (
              <FieldError>{error}</FieldError>
            ) : (
              <>
                <span className="text-meta text-3">
                  Adding {name}, {Math.round(share * 100)} %
                </span>
                <Progress label={`Adding ${name}`} value={share} max={1} />
              </>
            )}
          </li>
        ))}
      </ul>
      {mayAttach.ok ? (
        <div
          role="group"
          aria-label="Add files"
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            void add(event.dataTransfer.files)
          }}
          className={`flex flex-wrap items-center gap-2 rounded-panel border border-dashed px-4 py-3 noscript:hidden ${over ? 'border-accent bg-accent-soft' : 'border-control'}`}
        >
          {over ? <Upload className="size-4 text-accent" /> : <Paperclip className="size-4 text-3" />}
          <span className="text-2">Drop files here, paste them, or</span>
          <Button size="s" onClick={() => input.current?.click()}>
            Choose files
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Choose files"
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      ) : (
        <p className="text-meta text-3">{mayAttach.reason}</p>
      )}
    </section>
  )
}

type Sent = { ok: true; file: AttachedFile & { version: number } } | { ok: false; message: string }
/** fetch tells nothing of an upload under way. */
function send(to: string, file: File, onShare: (share: number) => void): Promise<Sent> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onerror = () => done({ ok: false, message: 'The connection broke. Try again.' })
    request.onload = () => {
      const body: unknown = JSON.parse(request.responseText || '{}')
      if (request.status === 201) done({ ok: true, file: body as AttachedFile & { version: number } })
      else done({ ok: false, message: (body as { detail?: string }).detail ?? 'Try again.' })
    }
    request.send(file)
  })
}

const sizeWords = (bytes: number) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} KiB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MiB`
