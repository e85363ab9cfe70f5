import { ActionForm } from '#components/ui/action-form'
import { KeptArea, KeptSelect } from '#components/ui/kept-field'
import { Note } from '#components/ui/note'
import { Panel, PanelRow } from '#components/ui/panel'
import { Why } from '#components/ui/popover'
import { SubmitButton } from '#components/ui/submit-button'
import { Time } from '#components/ui/time'
import type { BoardView } from '#lib/cab/overview'
import type { ChangePage } from '#lib/change/page/queries'
import { breakTieAction, takeUpChangeAction } from '../../actions'
import { formKey } from '../../load-change'
import { Word } from './word'

const VOTES = {
  approve: 'Approves',
  approve_with_conditions: 'Approves with conditions',
  reject: 'Rejects',
  abstain: 'Abstains',
  recuse: 'Recused',
}

/** The board: its seats, the count so far, what was declared, and the words recorded for the board itself. */
export function BoardPanel({ page, board }: { page: ChangePage; board: BoardView }) {
  const { approvals, zone, now } = page
  const step = approvals?.steps.find(({ kind }) => kind === 'board')
  const recorded = step?.words ?? []
  const missed = step?.status === 'open' ? step.meetsNext : null
  const { tally } = board
  return (
    <Panel
      title="Change advisory board"
      meta={
        board.dueAt ? (
          <>
            {missed ? 'missed its meeting, meets again ' : 'meets '}
            <Time at={missed ?? board.dueAt} zone={zone} now={now} withZone />
          </>
        ) : (
          'after the earlier stages'
        )
      }
      actions={
        <Why about="the count of the board">
          <ul className="grid gap-1">
            {tally.explanation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Why>
      }
      flush
      id="requirement-board"
    >
      <ul>
        {board.seats.map((seat) => (
          <PanelRow
            key={seat.key}
            title={`${seat.name}${seat.chair ? ', chair' : ''}`}
            detail={
              seat.people
                .map(({ name, conflicted }) => (conflicted ? `${name} (not free)` : name))
                .join(', ') || 'Nobody'
            }
            end={
              seat.votes.length === 0 ? (
                <span className="text-meta text-3">Not cast</span>
              ) : (
                <span className="text-meta font-label">
                  {seat.votes
                    .map((vote) => `${vote.person?.name ?? 'Somebody'}: ${VOTES[vote.value]}`)
                    .join(', ')}
                </span>
              )
            }
          />
        ))}
      </ul>
      <div className="grid gap-3 border-t border-line px-4 py-3">
        <p className="text-2">
          {tally.approve} for, {tally.reject} against; the quorum is {tally.quorumMet ? 'met' : 'not met'}.
        </p>
        {board.rulings.map((ruling) => (
          <Note
            key={ruling.id}
            tone={ruling.voidedAt ? 'plain' : ruling.outcome === 'rejected' ? 'stop' : 'ok'}
            title={`Declared ${ruling.outcome.replaceAll('_', ' ')}${ruling.voidedAt ? ', overturned since' : ''}.`}
          >
            {ruling.recordedBy?.name ?? 'Somebody'}, version {ruling.revision},{' '}
            <Time at={ruling.recordedAt} zone={zone} now={now} />
            {ruling.rationale ? `: “${ruling.rationale}”` : ''}
          </Note>
        ))}
        {board.takeUp.ok ? (
          <ActionForm action={takeUpChangeAction} idempotencyKey={formKey()} scope="take-up">
            <input type="hidden" name="number" value={page.subject.number} />
            <SubmitButton look="secondary">Take up again now</SubmitButton>
          </ActionForm>
        ) : null}
        {recorded.length > 0 ? (
          <ul className="grid gap-3">
            {recorded.map((word) => (
              <Word key={word.id} page={page} word={word} />
            ))}
          </ul>
        ) : null}
        {!board.record.ok && board.seats.some(({ people }) => people.some(({ id }) => id === page.me)) ? (
          <p className="text-meta text-3">{board.record.reason}</p>
        ) : null}
        {board.breakTie.ok ? <Tie page={page} /> : null}
      </div>
    </Panel>
  )
}

function Tie({ page }: { page: ChangePage }) {
  return (
    <ActionForm action={breakTieAction} idempotencyKey={formKey()} scope="tie" className="grid gap-2">
      <input type="hidden" name="number" value={page.subject.number} />
      <input type="hidden" name="digest" value={page.subject.digest} />
      <KeptSelect
        label="Your casting vote"
        name="value"
        empty="Choose"
        options={[
          { value: 'approve', label: 'Approve' },
          { value: 'reject', label: 'Reject' },
        ]}
        required
      />
      <KeptArea label="Rationale" name="rationale" required rows={2} />
      <div>
        <SubmitButton>Break the tie</SubmitButton>
      </div>
    </ActionForm>
  )
}
