import { ListChecks, LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Identity, IdentityRow } from '#components/layout/identity'
import { ActionForm } from '#components/ui/action-form'
import { menuItemClass } from '#components/ui/popover'
import { type Role, roleWords } from '#lib/auth/roles'
import { paths } from '#lib/paths'
import { showGuideAction, signOutAction, switchIdentityAction } from './actions'

type Props = {
  profile: { id: string; name: string }
  roles: readonly Role[]
  /** The people of the demo; empty elsewhere. */
  identities: readonly { id: string; name: string; roles: readonly Role[] }[]
}
/** Profile, the first steps and sign-out; in the demo also the other identities, one click each. */
export function IdentityMenu({ profile, roles, identities }: Props) {
  const others = identities.filter(({ id }) => id !== profile.id)
  return (
    <Identity name={profile.name} role={roleWords(roles)}>
      <Link href={paths.profile()} className={menuItemClass}>
        <UserRound />
        Profile and tokens
      </Link>
      <ActionForm action={showGuideAction}>
        <button type="submit" name="guide" value="shown" className={menuItemClass}>
          <ListChecks />
          First steps
        </button>
      </ActionForm>
      <ActionForm action={signOutAction}>
        <button type="submit" className={menuItemClass}>
          <LogOut />
          Sign out
        </button>
      </ActionForm>
      {others.length > 0 ? (
        <section aria-label="Be somebody else" className="mt-1 border-t border-line pt-1">
          <p className="px-2 py-1 text-meta text-3">You are {profile.name}. Be somebody else of the demo:</p>
          <ActionForm action={switchIdentityAction} className="max-h-96 overflow-y-auto">
            {others.map((other) => (
              <button key={other.id} type="submit" name="personId" value={other.id} className={menuItemClass}>
                <IdentityRow name={other.name} role={roleWords(other.roles)} />
              </button>
            ))}
          </ActionForm>
        </section>
      ) : null}
    </Identity>
  )
}
