import { Brand } from '#components/layout/brand'
import { Button } from '#components/ui/button'
import { paths } from '#lib/paths'

/** A one-time link that opens nothing any more: one page for unknown, used and expired ones. */
export function SpentLink({ children }: { children: string }) {
  return (
    <section className="max-w-120 rounded-dialog border border-line bg-canvas p-10 max-md:p-6">
      <Brand large />
      <h1 className="mt-6">This link has been used or has run out</h1>
      <p className="read mt-1 mb-5 text-2">{children}</p>
      <Button href={paths.signIn()}>Go to the sign-in page</Button>
    </section>
  )
}
