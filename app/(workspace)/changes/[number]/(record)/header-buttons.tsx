'use client'
import { Link2, Printer } from 'lucide-react'
import { Button } from '#components/ui/button'
import { toast } from '#components/ui/toast'

export function CopyLink() {
  const copy = async () => {
    const { origin, pathname } = window.location
    await navigator.clipboard.writeText(`${origin}${pathname}`)
    toast('The link is copied.')
  }
  return (
    <Button
      look="quiet"
      size="s"
      icon={<Link2 />}
      onClick={copy}
      className="max-md:hidden [@media(scripting:none)]:hidden"
    >
      Copy link
    </Button>
  )
}
/** Prints the whole change from whichever of its pages is open. */
export function PrintDossier() {
  return (
    <Button
      look="quiet"
      size="s"
      icon={<Printer />}
      onClick={() => window.print()}
      className="max-md:hidden [@media(scripting:none)]:hidden"
    >
      Print dossier
    </Button>
  )
}
