'use client'
import { Toaster as Sonner, toast } from 'sonner'

/** Say what was done, with an undo where there is one: toast('CHG-1051 snoozed', { action: { label: 'Undo', onClick } }). */
export { toast }

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={72}
      style={{ fontFamily: 'inherit' }}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-panel bg-raised px-3 py-2 text-ui text-1 shadow-pop',
          description: 'text-meta text-3',
          actionButton:
            'ms-auto h-7 rounded-control border border-line-strong px-2 text-meta font-label hover:bg-fill-1',
          icon: '[&>svg]:size-4',
        },
      }}
    />
  )
}
