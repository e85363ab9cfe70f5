import { ActionForm } from '#components/ui/action-form'
import { KeptText } from '#components/ui/kept-field'
import { Avatar } from '#components/ui/person'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { WordView } from '#lib/approval/overview/queries'
import type { ChangePage } from '#lib/change/page/queries'
import { disputeVoteAction, withdrawDecisionAction } from '../../actions'
import { formKey } from '../../load-change'

const SAID: Partial<Record<WordView['kind'], string>> = {
  approve: 'approved',
  approve_with_conditions: 'approved with conditions',
  reject: 'rejected',
  ask: 'asked',
  abstain: 'abstained',
  recuse: 'was recused',
}
const STANDING: Record<WordView['standing'], string> = {
  counted: '',
  withdrawn: 'Withdrawn.',
  voided: 'No longer counts.',
  disputed: 'Disputed by the person named.',
  answered: 'Answered.',
}

/** One person's word, with what became of it and what the reader may do about it. */
export function Word({ page, word }: { page: ChangePage; word: WordView }) {
  const { number } = page.subject
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-3">
      <Avatar name={word.person?.name ?? 'Cabinet'} size="m" me={word.person?.id === page.me} />
      <div className="grid gap-1">
        <p>
          <b>{word.person?.name ?? 'Cabinet'}</b> {SAID[word.kind]}{' '}
          <span className="text-3">
            <Time at={word.decidedAt} zone={page.zone} now={page.now} />
            {word.recordedBy ? `, recorded by ${word.recordedBy.name}` : ''}
          </span>
          {word.standing === 'counted' ? null : <b className="ms-2 text-warn">{STANDING[word.standing]}</b>}
        </p>
        {word.reason ? <p className="read text-2">“{word.reason}”</p> : null}
        {word.withdraw.ok ? (
          <Back
            summary="Withdraw this decision"
            says="It no longer counts, and the requirement is asked again."
            button="Withdraw the decision"
          >
            {{
              action: withdrawDecisionAction,
              number,
              decision: word.id,
              scope: `withdraw-${word.id.slice(0, 8)}`,
            }}
          </Back>
        ) : null}
        {word.dispute.ok ? (
          <Back
            summary="This was not my vote"
            says="The vote is taken out and the board’s outcome is counted again without it."
            button="Dispute the vote"
          >
            {{
              action: disputeVoteAction,
              number,
              decision: word.id,
              scope: `dispute-${word.id.slice(0, 8)}`,
            }}
          </Back>
        ) : null}
      </div>
    </li>
  )
}

type Form = { action: typeof withdrawDecisionAction; number: string; decision: string; scope: string }
function Back({
  summary,
  says,
  button,
  children: form,
}: {
  summary: string
  says: string
  button: string
  children: Form
}) {
  return (
    <details className="print:hidden">
      <summary className="w-fit cursor-pointer font-label text-accent">{summary}</summary>
      <ActionForm
        action={form.action}
        idempotencyKey={formKey()}
        scope={form.scope}
        className="mt-2 grid gap-2"
      >
        <input type="hidden" name="number" value={form.number} />
        <input type="hidden" name="decision" value={form.decision} />
        <KeptText label="Reason" name="reason" required help={says} />
        <div>
          <SubmitButton look="danger" size="s">
            {button}
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  )
}
