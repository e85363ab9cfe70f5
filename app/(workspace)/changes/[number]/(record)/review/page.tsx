import { Markdown } from '#components/change/markdown'
import { StepList } from '#components/implementation/step-list'
import { Columns } from '#components/layout/columns'
import { ActionForm } from '#components/ui/action-form'
import { Clock } from '#components/ui/clock'
import { DialogButton } from '#components/ui/dialog'
import { EmptyState } from '#components/ui/empty-state'
import { KeptArea } from '#components/ui/kept-field'
import { Panel, PanelRow } from '#components/ui/panel'
import { Avatar } from '#components/ui/person'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import { OUTCOME_WORDS } from '#lib/change/lifecycle'
import type { ChangePage } from '#lib/change/page/queries'
import { signReviewAction } from '../../actions'
import { type ChangeParams, formKey, loadChange } from '../../load-change'
import { RunFacts } from '../live/run-facts'

export default async function ReviewPage({ params }: ChangeParams) {
  const { page } = await loadChange((await params).number)
  const { run, subject, zone } = page
  if (!run?.outcome)
    return (
      <div className="px-6 py-5 max-md:px-4">
        <EmptyState kind="first" title="Nothing to review yet">
          The review opens when the implementer records the outcome. It is signed by somebody who did not
          implement the change.
        </EmptyState>
      </div>
    )
  return (
    <Columns side={<Signature page={page} />}>
      <RunFacts page={page} run={run} />
      <Panel title="Outcome" meta="as the implementer recorded it">
        <p>
          <b>{OUTCOME_WORDS[run.outcome]}.</b> {run.note ? `“${run.note}”` : 'No note was given.'}
        </p>
      </Panel>
      <ReviewNote page={page} />
      <Panel
        title="Plan against actual"
        meta={`${run.ticks.length} of ${page.content.steps.length} ticked`}
        flush
      >
        <StepList
          steps={page.content.steps}
          ticks={run.ticks}
          startedAt={run.startedAt}
          zone={zone}
          nameOf={(id) => page.people.find((one) => one.id === id)?.name}
          number={subject.number}
          keys={[]}
        />
      </Panel>
    </Columns>
  )
}

function ReviewNote({ page }: { page: ChangePage }) {
  const { review, may, subject } = page
  if (review)
    return (
      <Panel title="Review">
        <Markdown>{review.note}</Markdown>
      </Panel>
    )
  if (!may.sign.ok)
    return (
      <Panel title="Review">
        <p className="text-2">{may.sign.reason}</p>
      </Panel>
    )
  return (
    <Panel title="Review">
      <ActionForm action={signReviewAction} idempotencyKey={formKey()} scope="review" className="grid gap-3">
        <input type="hidden" name="number" value={subject.number} />
        <KeptArea
          label="What the review found"
          name="note"
          required
          rows={6}
          help="Did it do what it was for, what went otherwise than planned, what to do differently. Markdown works."
        />
        <p className="text-meta text-3">
          Signing is final: the note can no longer be changed, and the change can be closed.
        </p>
        <div>
          <SubmitButton>Sign the review</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  )
}

function Signature({ page }: { page: ChangePage }) {
  const { review, subject, zone, now, may } = page
  const clock =
    subject.endedAt && subject.reviewDueAt ? (
      <Clock
        from={subject.endedAt}
        due={subject.reviewDueAt}
        now={now}
        done={review ? 'Signed' : undefined}
      />
    ) : null
  return (
    <>
      <Panel title="Signature" meta={clock} flush>
        <ul>
          {review ? (
            <PanelRow
              mark={<Avatar name={review.signedBy} size="m" me={review.signedById === page.me} />}
              title={review.signedBy}
              detail={
                <>
                  signed <Time at={review.signedAt} zone={zone} now={now} />
                </>
              }
            />
          ) : (
            <PanelRow
              title={<span className="font-normal">A change manager, a lead or the business owner</span>}
              detail={
                subject.reviewDueAt ? (
                  <>
                    due <Time at={subject.reviewDueAt} zone={zone} now={now} withZone />
                  </>
                ) : undefined
              }
            />
          )}
        </ul>
      </Panel>
      {subject.status === 'in_pir' ? (
        <Panel title="Close">
          <DialogButton
            dialog="close-change"
            disabledReason={may.close.ok ? null : may.close.reason}
            look="primary"
          >
            Close the change
          </DialogButton>
        </Panel>
      ) : null}
    </>
  )
}
