import { Bookmark } from 'lucide-react'
import { ActionForm } from '#components/ui/action-form'
import { Choice } from '#components/ui/choice'
import { Dialog, DialogBody, DialogButton, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptSelect, KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import type { SavedView } from '#lib/change/view/queries'
import { replaceViewAction, saveViewAction } from './actions'

/** Keeps the list as it stands under a name: a new view, or one of one's own with other filters. */
export function SaveView({ query, own }: { query: string; own: readonly SavedView[] }) {
  return (
    <>
      <DialogButton dialog="save-view" icon={<Bookmark />}>
        Save view
      </DialogButton>
      <Dialog
        id="save-view"
        title="Save this view"
        description="Keeps the filters, the order and the columns of the list under a name and an address of its own."
      >
        <ActionForm action={saveViewAction} scope="new-view" idempotencyKey={crypto.randomUUID()}>
          <input type="hidden" name="query" value={query} />
          <DialogBody>
            <KeptText label="Name" name="name" maxLength={60} required />
            <Choice
              label="Who sees it"
              name="audience"
              defaultValue="me"
              options={[
                { value: 'me', label: 'Only me' },
                { value: 'everyone', label: 'Everyone', detail: 'With you as its owner' },
              ]}
            />
          </DialogBody>
          <DialogFooter>
            <DialogClose dialog="save-view" />
            <SubmitButton>Save the view</SubmitButton>
          </DialogFooter>
        </ActionForm>
        {own.length > 0 ? (
          <ActionForm action={replaceViewAction} scope="old-view" idempotencyKey={crypto.randomUUID()}>
            <input type="hidden" name="query" value={query} />
            <DialogBody className="grid-cols-[minmax(0,1fr)_auto] items-end pt-4">
              <KeptSelect
                label="Or give one of your views these filters"
                name="viewId"
                options={own.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SubmitButton look="secondary">Replace</SubmitButton>
            </DialogBody>
          </ActionForm>
        ) : null}
      </Dialog>
    </>
  )
}
