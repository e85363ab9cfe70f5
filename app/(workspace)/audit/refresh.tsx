'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** Renders the page anew so many seconds after it was last rendered, while something is under way: a slow server is asked no faster. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [pending, refresh] = useTransition()
  useEffect(() => {
    if (pending) return
    const timer = setTimeout(() => refresh(() => router.refresh()), seconds * 1000)
    return () => clearTimeout(timer)
  }, [router, seconds, pending])
  return null
}
