import { paths } from '../lib/paths'
import { expect, test } from './fixtures'

test('a view is saved, shared, opened by somebody else, pinned, renamed and deleted', async ({ as }) => {
  const [rita, ann] = await Promise.all([as('rita'), as('ann')])
  await rita.goto(paths.changes({ status: 'in_review', sort: 'planned', cols: 'status,planned' }))
  await rita.getByRole('button', { name: 'Save view' }).click()
  const dialog = rita.getByRole('dialog', { name: 'Save this view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('In approval by date')
  await dialog.getByRole('radio', { name: 'Everyone' }).check()
  await dialog.getByRole('button', { name: 'Save the view' }).click()
  await expect(
    rita.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'In approval by date' }),
  ).toHaveAttribute('aria-current', 'page')
  const address = new URL(rita.url())
  await expect(rita.getByRole('columnheader', { name: 'Planned' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(rita.getByRole('columnheader', { name: 'Service' })).toHaveCount(0)

  await ann.goto(paths.views())
  await expect(ann.getByText('Shared by Rita Alvarez')).toBeVisible()
  await ann.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(ann.getByRole('button', { name: 'Unpin' })).toBeVisible()
  await ann.getByRole('link', { name: 'In approval by date' }).click()
  await expect(ann.getByRole('columnheader', { name: 'Planned' })).toHaveAttribute('aria-sort', 'ascending')
  const tab = ann
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'In approval by date' })
  await expect(tab).toHaveAttribute('aria-current', 'page')

  await rita.goto(paths.views())
  await rita.getByRole('button', { name: 'Edit' }).click()
  await rita.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Waiting, by date')
  await rita.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(rita.getByRole('link', { name: 'Waiting, by date' })).toBeVisible()
  await ann.goto(address.pathname + address.search)
  await expect(ann.getByRole('link', { name: 'Waiting, by date' })).toBeVisible()

  await rita.getByRole('button', { name: 'Delete' }).click()
  await rita.getByRole('button', { name: 'Delete the view' }).click()
  await expect(rita.getByText('No view yet')).toBeVisible()
  await ann.reload()
  await expect(ann.getByText('There is no view at this address')).toBeVisible()
  await expect(ann.getByRole('table', { name: 'Changes' })).toBeVisible()
})
