import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHeader } from '#components/layout/page-header'
import { ActionForm } from '#components/ui/action-form'
import { Button } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { Note } from '#components/ui/note'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { canRaise } from '#lib/change/permissions'
import { ChangeContent } from '#lib/change/schema'
import { STEPS, type StepKey } from '#lib/intake/progress'
import { getIntakePreview, listChoices, listEarlier } from '#lib/intake/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { allow } from '#lib/refusal'
import { requireSignedIn } from '../../../_server/session'
import { copyChangeAction, draftPageAction, submitPageAction } from '../[number]/edit/actions'
import { IntakeForm } from '../[number]/edit/intake-form'

export const metadata: Metadata = { title: 'New change' }

type Props = {
  searchParams: Promise<{ copy?: string; category?: string; service?: string; step?: string }>
}

export default async function NewChangePage({ searchParams }: Props) {
  const [{ ctx, profile }, { copy, category, service, step }] = await Promise.all([
    requireSignedIn(),
    searchParams,
  ])
  const may = canRaise(ctx.actor)
  if (!may.ok)
    return (
      <>
        <PageHeader title="New change" />
        <div className="px-6 max-md:px-4">
          <Note tone="warn">{may.reason}</Note>
        </div>
      </>
    )
  if (copy !== undefined) return <EarlierChanges earlier={await listEarlier(ctx)} chosen={copy} />
  const [choices, organisation] = await Promise.all([listChoices(ctx), getOrganisation(ctx)])
  const content = ChangeContent.parse({
    category: category === 'emergency' ? 'emergency' : 'normal',
    services: choices.services.some(({ slug }) => slug === service) ? [service] : [],
  })
  return (
    <IntakeForm
      key={content.category}
      change={{
        number: null,
        version: null,
        revision: 0,
        status: 'draft',
        content,
        restricted: false,
        files: [],
        askedAnew: [],
        maySubmit: allow,
        mayAttach: allow,
      }}
      step={STEPS.includes(step as StepKey) ? (step as StepKey) : 'what'}
      preview={await getIntakePreview(ctx, { content })}
      choices={choices}
      zone={organisation.zone}
      readerZone={profile.zone ?? organisation.zone}
      idempotencyKey={randomUUID()}
      saveAction={draftPageAction}
      submitAction={submitPageAction}
    />
  )
}

/** Earlier changes to begin from; time, evidence and facts of that occasion stay behind. */
function EarlierChanges({
  earlier,
  chosen,
}: {
  earlier: Awaited<ReturnType<typeof listEarlier>>
  chosen: string
}) {
  const rows = earlier.some(({ number }) => number === chosen)
    ? earlier.filter(({ number }) => number === chosen)
    : /^CHG-\d+$/.test(chosen)
      ? [{ number: chosen, title: 'An earlier change' }]
      : earlier
  return (
    <>
      <PageHeader
        title="Start from an earlier change"
        crumbs={[{ label: 'Changes', href: paths.changes() }, { label: 'New change' }]}
        meta="Everything is taken over but its time, its test results and what was stated about that occasion."
      />
      <div className="grid max-w-220 gap-4 px-6 pb-6 max-md:px-4">
        {rows.length === 0 ? (
          <EmptyState
            kind="first"
            title="You have not raised a change yet."
            action={<Button href={paths.newChange()}>Start with an empty form</Button>}
          />
        ) : (
          <Panel flush>
            <ul>
              {rows.map(({ number, title }) => (
                <PanelRow
                  key={number}
                  title={title}
                  detail={number}
                  end={
                    <ActionForm action={copyChangeAction} idempotencyKey={randomUUID()}>
                      <input type="hidden" name="copyOf" value={number} />
                      <SubmitButton look="secondary" size="s">
                        Start from {number}
                      </SubmitButton>
                    </ActionForm>
                  }
                />
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  )
}
