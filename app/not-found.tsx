import { Brand } from '#components/layout/brand'
import { Button } from '#components/ui/button'
import { paths } from '#lib/paths'

export default function NotFound() {
  return (
    <main className="grid min-h-screen content-center justify-items-center gap-2 bg-sunken p-6 text-center">
      <Brand />
      <h1 className="mt-4">Nothing is here</h1>
      <p className="read text-2">
        The address may be wrong, the record may have moved, or it is not shared with you.
      </p>
      <p className="mt-3">
        <Button href={paths.home()}>Go to my start page</Button>
      </p>
    </main>
  )
}
