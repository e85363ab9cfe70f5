import type { Metadata } from 'next'
import { Brand } from '#components/layout/brand'
import { ActionForm } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import { findLink } from '#lib/auth/queries'
import { BusinessHours } from '../../../business-hours'
import { NewPassword } from '../../new-password'
import { SpentLink } from '../../spent-link'
import { setUpAction } from './actions'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findLink(token)
  if (link?.kind !== 'set_up')
    return <SpentLink>Start Cabinet again, or make a new set-up link at the console.</SpentLink>
  return (
    <section className="w-full max-w-160 rounded-dialog border border-line bg-canvas p-10 max-md:p-6">
      <Brand large />
      <h1 className="mt-6">Set Cabinet up</h1>
      <p className="read text-2">
        Two minutes: your organisation, and you as its first administrator. A normal change needs at least
        four people, since nobody decides on their own; invite them next.
      </p>
      <ActionForm action={setUpAction} className="mt-5 grid gap-8">
        <input type="hidden" name="token" value={token} />
        <fieldset className="grid gap-4">
          <legend className="mb-3 text-read font-semibold">Organisation</legend>
          <KeptText label="Name" name="name" autoComplete="organization" required />
          <BusinessHours
            of={{ zone: 'Europe/Amsterdam', businessDays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }}
          />
        </fieldset>
        <fieldset className="grid gap-4">
          <legend className="mb-3 text-read font-semibold">First administrator</legend>
          <KeptText label="Your name" name="administrator" autoComplete="name" required />
          <KeptText label="E-mail" name="email" type="email" autoComplete="username" required />
          <NewPassword />
          <p className="read text-meta text-3">
            An administrator manages people and holds no authority over changes. Until the first CISO exists
            you grant roles alone, and the CISO confirms them afterwards.
          </p>
        </fieldset>
        <SubmitButton size="l" wide>
          Found the organisation
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
