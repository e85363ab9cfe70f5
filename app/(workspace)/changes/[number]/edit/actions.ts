'use server'

import { draftChange } from '#lib/change/draft-change'
import { editChange } from '#lib/change/edit-change'
import { saveDraft } from '#lib/change/save-draft'
import { submitChange } from '#lib/change/submit-change'
import { draftOf, editOf } from '#lib/intake/form'
import { paths } from '#lib/paths'
import { action } from '../../../../_server/action'

export const draftPageAction = action(draftChange, {
  input: draftOf,
  redirect: ({ number }, { go }) => paths.edit(number, { step: String(go ?? 'risk') }),
})
export const copyChangeAction = action(draftChange, { redirect: ({ number }) => paths.edit(number) })
export const savePageAction = action(saveDraft, {
  input: editOf,
  redirect: ({ number }, { go }) =>
    go === 'leave' ? paths.change(number) : paths.edit(number, { step: String(go ?? 'what') }),
})
export const editPageAction = action(editChange, {
  input: editOf,
  redirect: ({ number }) => paths.change(number),
})
export const submitPageAction = action(submitChange, {
  input: (values) => ({ ...values, openProposals: 'refuse' }),
  redirect: ({ number }) => paths.change(number),
})
