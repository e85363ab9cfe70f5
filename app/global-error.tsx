'use client'
import { paths } from '#lib/paths'
import './globals.css'

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Cabinet</title>
        <main className="grid min-h-screen content-center justify-items-center gap-2 bg-sunken p-6 text-center">
          <h1>This page failed to load</h1>
          <p className="read text-2" role="alert">
            What you saved before is safe. Try again; if it fails again, give the reference below to an
            administrator.
          </p>
          {error.digest ? <p className="text-meta text-3">Reference {error.digest}</p> : null}
          <p className="mt-3 flex gap-2">
            <button
              type="button"
              onClick={reset}
              className="h-8 rounded-control bg-accent px-3 font-label text-on-accent"
            >
              Try again
            </button>
            <a
              className="flex h-8 items-center rounded-control border border-line-strong px-3 font-label"
              href={paths.home()}
            >
              Go to my start page
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
