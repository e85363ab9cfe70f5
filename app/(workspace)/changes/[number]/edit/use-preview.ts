'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeContent } from '#lib/change/schema'
import type { IntakePreview } from '#lib/intake/preview'

const WAIT = 300
const RETRY = 5000
type State = { data: IntakePreview | null; state: 'ready' | 'updating' | 'failed' }

/** What is computed of the form, asked again after each change; an answer that is late or missing shows nothing. */
export function usePreview(initial: IntakePreview | null) {
  const [shown, setShown] = useState<State>({ data: initial, state: initial ? 'ready' : 'failed' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef<AbortController>(undefined)

  const ask = useCallback((content: ChangeContent, number: string | null) => {
    clearTimeout(timer.current)
    asked.current?.abort()
    const own = new AbortController()
    asked.current = own
    setShown(({ data }) => ({ data, state: 'updating' }))
    const compute = async () => {
      try {
        const answer = await fetch('/api/v1/changes/preview', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ content, ...(number ? { number } : {}) }),
          signal: own.signal,
        })
        if (!answer.ok) throw new Error(String(answer.status))
        const data = (await answer.json()) as IntakePreview
        if (!own.signal.aborted) setShown({ data, state: 'ready' })
      } catch {
        if (own.signal.aborted) return
        setShown({ data: null, state: 'failed' })
        timer.current = setTimeout(() => void compute(), RETRY)
      }
    }
    timer.current = setTimeout(() => void compute(), WAIT)
  }, [])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      asked.current?.abort()
    },
    [],
  )
  return { ...shown, ask }
}
