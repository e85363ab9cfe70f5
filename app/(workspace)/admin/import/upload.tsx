'use client'
import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { Progress } from '#components/ui/meter'
import { Note } from '#components/ui/note'
import { MAX_IMPORT_BYTES, PIECE_BYTES } from '#lib/import/stage'
import { importPath, paths } from '#lib/paths'

const MEBIBYTE = 1024 * 1024
/** A piece that a broken line lost is sent again this often. */
const TRIES = 4

async function send(path: string, body: BodyInit): Promise<Record<string, unknown>> {
  const answer = await fetch(path, { method: 'POST', body })
  const said = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(typeof said.title === 'string' ? said.title : 'The file could not be sent.')
  return said
}
async function sendPiece(path: string, bytes: Blob): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await send(path, bytes)
      return
    } catch (error) {
      // Only a lost line ends in a TypeError; a refusal would be the same again.
      if (!(error instanceof TypeError) || tries === TRIES) throw error
    }
  }
}

/** Sends the file in pieces, so that neither side ever holds the whole of it. */
export function Upload() {
  const router = useRouter()
  const file = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<{ bytes: number; of: number } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function upload(event: FormEvent) {
    event.preventDefault()
    const chosen = file.current?.files?.[0]
    if (!chosen || sent) return
    setFailure(null)
    if (chosen.size > MAX_IMPORT_BYTES) {
      setFailure(`A file may be ${MAX_IMPORT_BYTES / MEBIBYTE} MiB at most. Split it, for instance by year.`)
      return
    }
    try {
      setSent({ bytes: 0, of: chosen.size })
      const { batch, number } = await send(
        importPath(),
        JSON.stringify({ name: chosen.name, size: chosen.size }),
      )
      for (let seq = 0; seq * PIECE_BYTES < chosen.size; seq++) {
        const piece = chosen.slice(seq * PIECE_BYTES, (seq + 1) * PIECE_BYTES)
        await sendPiece(importPath(String(batch), 'pieces', String(seq)), piece)
        setSent({ bytes: Math.min(chosen.size, (seq + 1) * PIECE_BYTES), of: chosen.size })
      }
      await send(importPath(String(batch), 'file'), '{}')
      router.push(paths.imports({ batch: String(number) }))
      router.refresh()
    } catch (error) {
      setFailure(
        error instanceof TypeError
          ? 'The line was lost. Send the file again.'
          : String((error as Error).message),
      )
    }
    setSent(null)
  }

  return (
    <form onSubmit={(event) => void upload(event)} className="grid max-w-140 gap-4">
      {failure ? (
        <Note tone="stop" live="alert">
          {failure}
        </Note>
      ) : null}
      <label className="grid gap-1.5">
        <span className="font-label">CSV file</span>
        <input
          ref={file}
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          required
          className="box py-1.5"
        />
        <span className="text-meta text-3">
          Up to {MAX_IMPORT_BYTES / MEBIBYTE} MiB and 250,000 rows, with a header. Comma, semicolon or tab;
          UTF-8, UTF-16 or Windows-1252.
        </span>
      </label>
      {sent ? (
        <div className="grid gap-1">
          <Progress label="Sending the file" value={sent.bytes} max={sent.of} />
          <span role="status" className="text-meta text-3 tabular-nums">
            {(sent.bytes / MEBIBYTE).toFixed(1)} of {(sent.of / MEBIBYTE).toFixed(1)} MiB
          </span>
        </div>
      ) : null}
      <Button
        type="submit"
        look="primary"
        icon={<FileUp />}
        className="justify-self-start"
        aria-busy={sent ? true : undefined}
      >
        Upload
      </Button>
      <noscript>
        <p className="text-meta text-3">Sending a file needs script, or the REST interface.</p>
      </noscript>
    </form>
  )
}
