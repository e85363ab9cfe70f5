import { Pencil, Pin, PinOff, Trash2, Users } from 'lucide-react'
import Link from 'next/link'
import { CATEGORY_WORDS } from '#components/change/category-badge'
import { RISK_WORDS } from '#components/change/risk-badge'
import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Choice } from '#components/ui/choice'
import { Dialog, DialogBody, DialogButton, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptText } from '#components/ui/kept-field'
import { PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { OUTCOME_WORDS, STATUS_WORDS } from '#lib/change/lifecycle'
import type { SavedView } from '#lib/change/view/queries'
import { readStored } from '#lib/change/view/stored'
import { paths } from '#lib/paths'
import { deleteViewAction, editViewAction, pinViewAction } from '../actions'

const WORDS = new Map<string, string>([
  ...Object.entries(STATUS_WORDS),
  ...Object.entries(RISK_WORDS),
  ...Object.entries(CATEGORY_WORDS),
  ...Object.entries(OUTCOME_WORDS),
])
/** Orders and columns are no filters. */
const NOT_TOLD = ['sort', 'cols', 'limit', 'spelt']

/** What the view shows, in a line. */
function summaryOf(text: string): string {
  const told = Object.entries(readStored(text).query)
    .filter(([name]) => !NOT_TOLD.includes(name))
    .map(([name, value]) =>
      name === 'q'
        ? `words "${value}"`
        : `${name === 'view' ? '' : `${name} `}${value
            .split(',')
            .map((one) => WORDS.get(one)?.toLowerCase() ?? one)
            .join(' or ')}`,
    )
  return told.length > 0 ? told.join(', ') : 'all changes'
}

/** One view with what its reader may do to it. */
export function ViewRow({ view }: { view: SavedView }) {
  const { id, slug, name, shared, mine, owner, pinned } = view
  return (
    <PanelRow
      title={<Link href={paths.changes({ view: slug })}>{name}</Link>}
      detail={
        <span className="flex flex-wrap gap-x-3">
          <span>{summaryOf(view.query)}</span>
          {shared ? (
            <Mark icon={<Users />}>{mine ? 'Shared with everyone' : `Shared by ${owner}`}</Mark>
          ) : null}
        </span>
      }
      wide
      end={
        <span className="flex flex-wrap justify-end gap-1">
          <ActionForm action={pinViewAction}>
            <input type="hidden" name="viewId" value={id} />
            <SubmitButton
              look="quiet"
              icon={pinned ? <PinOff /> : <Pin />}
              name="pinned"
              value={pinned ? 'no' : 'yes'}
            >
              {pinned ? 'Unpin' : 'Pin'}
            </SubmitButton>
          </ActionForm>
          {view.mayEdit.ok ? (
            <DialogButton dialog={`edit-${slug}`} look="quiet" icon={<Pencil />}>
              Edit
            </DialogButton>
          ) : null}
          {view.mayDelete.ok ? (
            <DialogButton dialog={`delete-${slug}`} look="quiet" icon={<Trash2 />}>
              Delete
            </DialogButton>
          ) : null}
          {view.mayEdit.ok ? (
            <Dialog key={`${name}${shared}`} id={`edit-${slug}`} title={`Edit ${name}`}>
              <ActionForm action={editViewAction} scope={`edit-${slug}`}>
                <input type="hidden" name="viewId" value={id} />
                <DialogBody className="text-start">
                  <KeptText label="Name" name="name" defaultValue={name} maxLength={60} required />
                  <Choice
                    label="Who sees it"
                    name="audience"
                    defaultValue={shared ? 'everyone' : 'me'}
                    options={[
                      { value: 'me', label: 'Only me' },
                      { value: 'everyone', label: 'Everyone' },
                    ]}
                  />
                </DialogBody>
                <DialogFooter>
                  <DialogClose dialog={`edit-${slug}`} />
                  <SubmitButton>Save</SubmitButton>
                </DialogFooter>
              </ActionForm>
            </Dialog>
          ) : null}
          {view.mayDelete.ok ? (
            <Dialog
              id={`delete-${slug}`}
              title={`Delete ${name}?`}
              description={
                shared
                  ? 'It disappears for everyone, and links to it show all changes. The changes themselves stay.'
                  : 'Links to it will show all changes. The changes themselves stay.'
              }
            >
              <ActionForm action={deleteViewAction}>
                <input type="hidden" name="viewId" value={id} />
                <DialogFooter>
                  <DialogClose dialog={`delete-${slug}`} />
                  <SubmitButton look="danger-solid">Delete the view</SubmitButton>
                </DialogFooter>
              </ActionForm>
            </Dialog>
          ) : null}
        </span>
      }
    />
  )
}
