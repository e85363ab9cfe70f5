'use client'
import { useEffect, useState } from 'react'
import type { ChangeStatus, Outcome } from '#lib/change/lifecycle'
import { foundPath } from '#lib/paths'

export type Found = {
  number: string
  title: string
  status: ChangeStatus
  outcome: Outcome | null
  heldAt: string | null
}
type State = 'idle' | 'searching' | 'failed'

const WAIT_MS = 150
const MOST = 8

/** The changes for these words as one types: asked after a short rest, stale answers dropped, the exact number first. */
export function useFound(words: string): { state: State; found: Found[] } {
  const [state, setState] = useState<State>('idle')
  const [found, setFound] = useState<Found[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const asked = /^\d+$/.test(words) ? `CHG-${words}` : words
    const search = async () => {
      if (!asked) {
        setFound([])
        setState('idle')
        return
      }
      setState('searching')
      try {
        const answer = await fetch(foundPath(asked, MOST), { signal: stop.signal })
        if (!answer.ok) throw new Error(`${answer.status}`)
        const { rows } = (await answer.json()) as { rows: Found[] }
        const exact = (row: Found) => Number(row.number === asked.toUpperCase())
        setFound(rows.toSorted((a, b) => exact(b) - exact(a)))
        setState('idle')
      } catch {
        if (stop.signal.aborted) return
        setFound([])
        setState('failed')
      }
    }
    const wait = setTimeout(() => void search(), asked ? WAIT_MS : 0)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [words])
  return { state, found }
}
