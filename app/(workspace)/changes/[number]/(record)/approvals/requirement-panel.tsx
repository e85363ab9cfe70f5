import { ActionForm } from '#components/ui/action-form'
import { Clock } from '#components/ui/clock'
import { KeptArea } from '#components/ui/kept-field'
import { Panel } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { StepView } from '#lib/approval/overview/queries'
import type { ChangePage } from '#lib/change/page/queries'
import { answerQuestionAction } from '../../actions'
import { formKey } from '../../load-change'
import { Word } from './word'

const SAYS: Record<StepView['status'], string> = {
  waiting: 'after the earlier stage',
  open: 'asked',
  approved: 'approved',
  approved_with_conditions: 'approved with conditions',
  rejected: 'rejected',
  info_requested: 'asked for information',
  unassigned: 'nobody may decide',
  cancelled: 'no longer needed',
}

/** One requirement in full: why it is asked, of whom, by when, and every word on it. */
export function RequirementPanel({ page, one }: { page: ChangePage; one: StepView }) {
  const { zone, now, subject } = page
  const word = one.words.findLast(({ standing }) => standing === 'counted')
  // The board may make it conditional for all; the person's own word stays what it was.
  const status =
    one.status === 'approved_with_conditions' && word?.kind === 'approve' ? 'approved' : one.status
  return (
    <Panel
      title={one.name}
      meta={`stage ${one.stage}, ${SAYS[status]}${one.blocking ? '' : ', does not hold the approval back'}`}
      id={`requirement-${one.key}`}
    >
      <div className="grid gap-3">
        <ul className="text-2">
          {one.because.map((because) => (
            <li key={because}>{because}</li>
          ))}
        </ul>
        {one.status === 'open' || one.status === 'info_requested' || one.status === 'waiting' ? (
          <p className="text-2">
            {one.eligible.length > 0
              ? `May decide: ${one.eligible.map(({ name }) => name).join(', ')}. `
              : 'Nobody who holds this authority is free. '}
            {page.held ? (
              'The clock is stopped.'
            ) : one.openedAt && one.dueAt ? (
              <>
                Due <Time at={one.dueAt} zone={zone} now={now} withZone />,{' '}
                <Clock from={one.openedAt} due={one.dueAt} now={now} />
              </>
            ) : null}
          </p>
        ) : null}
        {one.words.length > 0 ? (
          <ul className="grid gap-3">
            {one.words.map((word) => (
              <Word key={word.id} page={page} word={word} />
            ))}
          </ul>
        ) : null}
        {one.status === 'info_requested' && one.answer.ok ? (
          <ActionForm
            action={answerQuestionAction}
            idempotencyKey={formKey()}
            scope={`answer-${one.key}`}
            className="grid gap-2"
            id="answer"
          >
            <input type="hidden" name="number" value={subject.number} />
            <input type="hidden" name="step" value={one.id} />
            <KeptArea label="Your answer" name="answer" required rows={3} />
            <div>
              <SubmitButton>Answer the question</SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </div>
    </Panel>
  )
}
