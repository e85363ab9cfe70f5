import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { KeptArea } from '#components/ui/kept-field'
import { Avatar } from '#components/ui/person'
import { SubmitButton } from '#components/ui/submit-button'

/** A comment on the timeline; Markdown, and without script too. */
export function CommentForm({
  action,
  number,
  name,
  idempotencyKey,
  refusal,
}: {
  action: ReplyAction
  number: string
  /** Of the person who writes. */
  name: string
  idempotencyKey: string
  refusal: string | null
}) {
  return (
    <div className="grid grid-cols-[24px_minmax(0,1fr)] gap-3 print:hidden">
      <Avatar name={name} size="m" me />
      {refusal ? (
        <p className="pt-0.5 text-3">{refusal}</p>
      ) : (
        <ActionForm action={action} idempotencyKey={idempotencyKey} scope="comment" className="grid gap-2">
          <input type="hidden" name="number" value={number} />
          <KeptArea
            label="Comment"
            hideLabel
            name="body"
            rows={2}
            placeholder="Write a comment. Everyone on this change can read it."
          />
          <div className="flex items-center justify-between gap-2">
            <span className="text-meta text-3">Markdown works.</span>
            <SubmitButton look="secondary">Comment</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  )
}
