import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { KeptArea, KeptSelect, KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import type { BoardView } from '#lib/cab/overview'

const VOTES = [
  { value: 'approve', label: 'Approve' },
  { value: 'approve_with_conditions', label: 'Approve with a condition' },
  { value: 'reject', label: 'Reject' },
  { value: 'abstain', label: 'Abstain' },
  { value: 'recuse', label: 'Recused' },
]
const OUTCOMES = [
  { value: 'approved', label: 'Approved' },
  { value: 'approved_with_conditions', label: 'Approved with conditions' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'deferred', label: 'Deferred to the next meeting' },
  { value: 'tied', label: 'Tied, refer to the CTO' },
]

/** The chair records each seat's vote and declares what they say. A seat left empty is not recorded again. */
export function BoardForm({
  action,
  number,
  digest,
  board,
  people,
  idempotencyKey,
}: {
  action: ReplyAction
  number: string
  digest: string
  board: BoardView
  people: readonly { id: string; name: string }[]
  idempotencyKey: string
}) {
  return (
    <ActionForm action={action} idempotencyKey={idempotencyKey} scope="board" className="grid gap-4">
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="digest" value={digest} />
      {board.seats.map((seat, at) => {
        const free = seat.people.filter(({ conflicted }) => !conflicted)
        const given = seat.votes[0]
        return (
          <fieldset
            key={seat.key}
            className="grid gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0"
          >
            <legend className="float-start w-full font-label">
              {seat.name}
              {seat.chair ? ', chair' : ''}
              {seat.blocking ? ', its rejection decides' : ''}
            </legend>
            {given ? (
              <p className="text-meta text-3">
                {given.person?.name ?? 'Somebody'} already said: {given.value.replaceAll('_', ' ')}. It counts
                without being recorded again.
              </p>
            ) : null}
            {free.length === 0 ? (
              <p className="text-meta text-3">Nobody of this seat is free to vote on this change.</p>
            ) : (
              <>
                <input type="hidden" name={`votes.${at}.seat`} value={seat.key} />
                <div className="grid gap-2 sm:grid-cols-2">
                  <KeptSelect
                    label="Who votes"
                    name={`votes.${at}.personId`}
                    options={free.map(({ id, name }) => ({ value: id, label: name }))}
                    defaultValue={given?.person?.id ?? free[0]?.id}
                  />
                  <KeptSelect
                    label="Vote"
                    name={`votes.${at}.vote`}
                    empty={given ? 'As given before' : 'Not cast'}
                    options={VOTES}
                  />
                </div>
                <KeptText label="Reason" name={`votes.${at}.reason`} note="for a rejection or condition" />
                <div className="grid gap-2 sm:grid-cols-2">
                  <KeptText label="Condition" name={`votes.${at}.conditions.0.text`} note="if any" />
                  <KeptSelect
                    label="Who sees to it"
                    name={`votes.${at}.conditions.0.ownerId`}
                    empty="Nobody"
                    options={people.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                </div>
              </>
            )}
          </fieldset>
        )
      })}
      <div className="grid gap-3 border-t border-line pt-3">
        <KeptSelect
          label="The board decided"
          name="outcome"
          empty="Choose the outcome"
          options={OUTCOMES}
          required
        />
        <KeptArea label="Rationale" name="rationale" rows={2} note="required to reject or defer" />
        <p className="text-meta text-3">
          The votes are counted again when you declare; a declaration that they do not carry is refused. Each
          member sees the vote recorded for them and can dispute it until the start.
        </p>
        <div>
          <SubmitButton>Record the votes and declare</SubmitButton>
        </div>
      </div>
    </ActionForm>
  )
}
