import type { Metadata } from 'next'
import { Brand } from '#components/layout/brand'
import { ActionForm } from '#components/ui/action-form'
import { SubmitButton } from '#components/ui/submit-button'
import { findLink } from '#lib/auth/queries'
import { NewPassword } from '../../new-password'
import { SpentLink } from '../../spent-link'
import { joinAction } from './actions'

export const metadata: Metadata = { title: 'Choose a password' }

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findLink(token)
  if (!link || link.kind === 'set_up')
    return (
      <SpentLink>
        Each link works once and for a limited time. Ask your administrator for a new one.
      </SpentLink>
    )
  const invited = link.kind === 'invitation'
  return (
    <section className="w-full max-w-120 rounded-dialog border border-line bg-canvas p-10 max-md:p-6">
      <Brand large />
      <h1 className="mt-6">{invited ? `Welcome, ${link.name}` : 'Choose a new password'}</h1>
      <p className="read text-2">
        {invited
          ? `You are invited to the change board of ${link.organisation}. Choose a password and you are in.`
          : 'Your other sessions end when you save it.'}
      </p>
      <ActionForm action={joinAction} className="mt-5 grid gap-4">
        <input type="hidden" name="token" value={token} />
        {/* Tells a password manager whose password this is. */}
        <label className="grid gap-1">
          <span className="font-label">E-mail</span>
          <input readOnly type="email" autoComplete="username" value={link.email} className="box" />
        </label>
        <NewPassword />
        <SubmitButton size="l" wide>
          {invited ? 'Choose this password and enter' : 'Save and sign in'}
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
