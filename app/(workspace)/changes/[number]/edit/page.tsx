import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '#components/layout/page-header'
import { Button } from '#components/ui/button'
import { Note } from '#components/ui/note'
import { STEPS, type StepKey } from '#lib/intake/progress'
import { getIntake, getIntakePreview, listChoices } from '#lib/intake/queries'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { Refusal } from '#lib/refusal'
import { requireSignedIn } from '../../../../_server/session'
import { editPageAction, savePageAction, submitPageAction } from './actions'
import { IntakeForm } from './intake-form'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ step?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${(await params).number}` }
}

export default async function EditPage({ params, searchParams }: Props) {
  const [{ ctx, profile }, { number }, { step }] = await Promise.all([
    requireSignedIn(),
    params,
    searchParams,
  ])
  const change = await getIntake(ctx, number).catch(orMissing)
  if (!change.mayEdit.ok)
    return (
      <>
        <PageHeader
          title={change.content.title || number}
          crumbs={[{ label: 'Changes', href: paths.changes() }]}
        />
        <div className="px-6 max-md:px-4">
          <Note tone="warn" actions={<Button href={paths.change(number)}>Open {number}</Button>}>
            {change.mayEdit.reason}
          </Note>
        </div>
      </>
    )
  const [preview, choices, organisation] = await Promise.all([
    getIntakePreview(ctx, { content: change.content, number }).catch(() => null),
    listChoices(ctx),
    getOrganisation(ctx),
  ])
  return (
    <IntakeForm
      key={number}
      change={change}
      step={STEPS.includes(step as StepKey) ? (step as StepKey) : 'what'}
      preview={preview}
      choices={choices}
      zone={organisation.zone}
      readerZone={profile.zone ?? organisation.zone}
      idempotencyKey={randomUUID()}
      saveAction={change.status === 'draft' ? savePageAction : editPageAction}
      submitAction={submitPageAction}
    />
  )
}

function orMissing(error: unknown): never {
  if (error instanceof Refusal && error.code === 'not_found') notFound()
  throw error
}
