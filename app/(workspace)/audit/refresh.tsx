'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Renders the page anew every so many seconds while something is under way. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return null
}
