import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { findWelcome } from '#lib/auth/queries'
import { env } from '#lib/env'

/** Pages for people who have not signed in; the banner says when nothing here is real. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const welcome = await findWelcome()
  return (
    <div className="flex min-h-screen flex-col bg-sunken">
      {welcome?.demo && env().demoMode ? (
        <aside
          aria-label="Demo"
          className="flex min-h-11 flex-wrap items-center gap-x-2 border-b border-dashed border-control bg-canvas px-6 py-2 max-md:px-4"
        >
          <FlaskConical className="size-4" aria-hidden="true" />
          <b>Demo organisation</b>
          <span className="text-2">
            Made-up people and changes. Pick an identity below; switch later from the top bar. To start over,
            stop Cabinet and run <code className="font-mono text-meta">npm run reset -- --demo</code>.
          </span>
        </aside>
      ) : null}
      <main id="main" className="grid flex-1 place-items-center p-6 max-md:p-4">
        {children}
      </main>
    </div>
  )
}
