import type { Metadata } from 'next'
import { Columns } from '#components/layout/columns'
import { PageHeader } from '#components/layout/page-header'
import { ActionForm } from '#components/ui/action-form'
import { Choice } from '#components/ui/choice'
import { KeptSelect, KeptText } from '#components/ui/kept-field'
import { Panel } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { listOwnSessions, listOwnTokens } from '#lib/auth/directory/queries'
import { SHORTEST_PASSWORD } from '#lib/auth/password'
import { canMakeToken } from '#lib/auth/permissions'
import { roleWords } from '#lib/auth/roles'
import { getOrganisation } from '#lib/organisation/queries'
import { zones } from '#lib/organisation/zone'
import { requireSignedIn } from '../../_server/session'
import { changePasswordAction, editProfileAction } from './actions'
import { SessionsPanel } from './sessions-panel'
import { TokensPanel } from './tokens-panel'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const { ctx, profile, sessionId } = await requireSignedIn()
  const { actor, now } = ctx
  const roles = actor.kind === 'person' ? actor.roles : []
  const [organisation, sessions, tokens] = await Promise.all([
    getOrganisation(ctx),
    listOwnSessions(ctx),
    listOwnTokens(ctx),
  ])
  const zone = profile.zone ?? organisation.zone
  return (
    <>
      <PageHeader title={profile.name} meta={`${profile.email} · ${roleWords(roles)}`} edge />
      <Columns
        sideLast
        side={
          <>
            <SessionsPanel sessions={sessions} own={sessionId} zone={zone} now={now} />
            <Panel title="Password">
              <ActionForm action={changePasswordAction} className="grid gap-3">
                <input type="hidden" autoComplete="username" value={profile.email} readOnly />
                <KeptText
                  label="Present password"
                  name="current"
                  type="password"
                  autoComplete="current-password"
                  required
                />
                <KeptText
                  label="New password"
                  name="password"
                  type="password"
                  autoComplete="new-password"
                  required
                  help={`At least ${SHORTEST_PASSWORD} characters; a few unrelated words do well.`}
                />
                <KeptText
                  label="The new one again"
                  name="repeat"
                  type="password"
                  autoComplete="new-password"
                  required
                />
                <SubmitButton look="secondary" className="justify-self-start">
                  Change it and end other sessions
                </SubmitButton>
              </ActionForm>
            </Panel>
          </>
        }
      >
        <Panel title="You">
          <ActionForm action={editProfileAction} className="grid max-w-140 gap-4">
            <KeptText label="Name" name="name" autoComplete="name" defaultValue={profile.name} required />
            <KeptSelect
              label="Time zone"
              name="zone"
              defaultValue={profile.zone ?? ''}
              empty={`The organisation's, ${organisation.zone.replaceAll('_', ' ')}`}
              help="Planned times show the organisation's zone and yours where they differ."
              options={zones().map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
            />
            <Choice
              label="Theme"
              name="theme"
              defaultValue={profile.theme}
              options={[
                { value: 'system', label: 'As the system' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
            />
            <Choice
              label="Density"
              name="density"
              defaultValue={profile.density}
              options={[
                { value: 'comfortable', label: 'Comfortable' },
                { value: 'compact', label: 'Compact' },
              ]}
            />
            <SubmitButton className="justify-self-start">Save</SubmitButton>
          </ActionForm>
        </Panel>
        <TokensPanel
          tokens={tokens}
          may={actor.kind === 'person' ? canMakeToken(actor, { id: actor.id, roles }) : { ok: true }}
          zone={zone}
          now={now}
        />
      </Columns>
    </>
  )
}
