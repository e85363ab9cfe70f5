import { redirect } from 'next/navigation'
import { homeOf } from '#lib/auth/home'
import { requireContext } from '../_server/session'

export default async function HomePage() {
  const { actor } = await requireContext()
  redirect(homeOf(actor.kind === 'person' ? actor.roles : []))
}
