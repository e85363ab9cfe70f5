import clsx from 'clsx'
import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '#components/ui/person'
import { Popover } from '#components/ui/popover'

/** Who is signed in; opens the profile links, sign out and, in the demo, the other identities. */
export function Identity({ name, role, children }: { name: string; role: string; children: ReactNode }) {
  return (
    <Popover
      side="end"
      label={`${name}, ${role}: identity menu`}
      triggerClass="flex items-center gap-2 rounded-control px-1 text-start hover:bg-fill-1 max-md:min-h-11"
      trigger={
        <>
          <Avatar name={name} size="m" />
          <span className="leading-4 max-md:hidden">
            <span className="block font-label">{name}</span>
            <span className="block text-micro leading-3.5 text-3">{role}</span>
          </span>
          <ChevronsUpDown className="size-3.5 max-md:hidden" />
        </>
      }
      className="w-65 p-1"
    >
      {children}
    </Popover>
  )
}

/** The two-line row of a person in the identity menu and on the sign-in page; put it inside a submit button. */
export function IdentityRow({ name, role, large }: { name: string; role: string; large?: boolean }) {
  return (
    <span className="flex items-center gap-3 text-start">
      <Avatar name={name} size={large ? 'l' : 'm'} />
      <span className="min-w-0">
        <span className={clsx('block truncate font-label', large && 'leading-4.5')}>{name}</span>
        <span className="block text-meta text-balance text-3">{role}</span>
      </span>
    </span>
  )
}
