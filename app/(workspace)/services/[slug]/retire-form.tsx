import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptArea } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'

export function RetireForm({
  action,
  idempotencyKey,
  slug,
}: {
  action: ReplyAction
  idempotencyKey: string
  slug: string
}) {
  return (
    <ActionForm action={action} idempotencyKey={idempotencyKey} aria-label="Retire the service">
      <DialogBody>
        <input type="hidden" name="slug" value={slug} />
        <KeptArea label="Reason" name="reason" required />
      </DialogBody>
      <DialogFooter>
        <DialogClose dialog="retire-service" />
        <SubmitButton look="danger-solid">Retire service</SubmitButton>
      </DialogFooter>
    </ActionForm>
  )
}
