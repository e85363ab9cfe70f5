import clsx from 'clsx'
import type { Metadata } from 'next'
import { Brand } from '#components/layout/brand'
import { IdentityRow } from '#components/layout/identity'
import { ActionForm } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import { destination } from '#lib/auth/destination'
import { findWelcome, listIdentities } from '#lib/auth/queries'
import { roleWords } from '#lib/auth/roles'
import { env } from '#lib/env'
import { signInAction, switchIdentityAction } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const next = destination((await searchParams).next)
  const welcome = await findWelcome()
  if (!welcome) return <Blank />
  const demo = welcome.demo && env().demoMode
  const identities = demo ? await listIdentities() : []
  return (
    <div
      className={clsx(
        'grid w-full overflow-hidden rounded-dialog border border-line bg-canvas',
        demo ? 'max-w-260 lg:grid-cols-[5fr_8fr]' : 'max-w-100',
      )}
    >
      <section aria-labelledby="sign-in" className="p-10 max-md:p-6">
        <Brand large />
        <h1 id="sign-in" className="mt-6">
          Sign in
        </h1>
        <p className="read text-2">
          {next ? <Landing next={next} /> : `The change board of ${welcome.name}.`}
        </p>
        <ActionForm action={signInAction} className="mt-5 grid gap-4">
          <KeptText
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            required
            autoFocus={!demo}
          />
          <KeptText
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            help={
              demo ? (
                <>
                  In the demo every password is <b>demo</b>.
                </>
              ) : undefined
            }
          />
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <SubmitButton size="l" wide>
            Sign in
          </SubmitButton>
        </ActionForm>
        <p className="mt-4 text-meta text-3">
          No account, or the password is lost? An administrator hands you a link.
        </p>
      </section>
      {demo ? (
        <section
          aria-labelledby="identities"
          className="border-line bg-sunken p-10 max-lg:border-t max-md:p-4 lg:border-s"
        >
          <h2 id="identities">Or be somebody</h2>
          <p className="text-meta text-3">One click, no password. Each starts where their work is.</p>
          <ul className="mt-3 grid gap-2 sm:grid-cols-2">
            {identities.map(({ id, name, roles }) => (
              <li key={id}>
                <ActionForm action={switchIdentityAction}>
                  {next ? <input type="hidden" name="next" value={next} /> : null}
                  <button
                    type="submit"
                    name="personId"
                    value={id}
                    className="w-full rounded-panel border border-line-strong bg-canvas px-3 py-2 hover:bg-fill-1"
                  >
                    <IdentityRow name={name} role={roleWords(roles)} large />
                  </button>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Landing({ next }: { next: string }) {
  const number = /CHG-\d+/.exec(next)?.[0]
  return number ? (
    <>
      You asked for <b>{number}</b>. You will land there.
    </>
  ) : (
    'You will land on the page you asked for.'
  )
}

function Blank() {
  return (
    <section className="max-w-120 rounded-dialog border border-line bg-canvas p-10 max-md:p-6">
      <Brand large />
      <h1 className="mt-6">Cabinet is not set up yet</h1>
      <p className="read mt-1 text-2">
        Open the one-time set-up link that was printed where Cabinet started. It makes the organisation and
        its first administrator; no page does so without it.
      </p>
    </section>
  )
}
