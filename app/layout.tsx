import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Cabinet', template: '%s · Cabinet' },
  description: 'The Change Advisory Board: raise, assess, approve, schedule, implement and review changes.',
  icons: '/icon.svg',
  robots: { index: false, follow: false },
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered ahead of the request could not carry its nonce (T09).
  await connection()
  const jar = await cookies()
  const theme = jar.get('theme')?.value
  return (
    <html
      lang="en"
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      data-density={jar.get('density')?.value === 'compact' ? 'compact' : undefined}
    >
      <body>{children}</body>
    </html>
  )
}
