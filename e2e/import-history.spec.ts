import { paths } from '../lib/paths'
import { expect, test } from './fixtures'

const HEADER =
  'number,short_description,state,close_code,risk,opened_at,closed_at,business_service,requested_by'
const row = (number: string, title: string, closed: string, risk = 'High') =>
  `${number},${title},Closed,Successful,${risk},2024-02-01 09:00:00,${closed},Mainframe,Iris Bakker`

test('a file of history is uploaded, mapped, tried, corrected by a choice, imported, found and undone', async ({
  as,
}) => {
  const mona = await as('mona')
  await mona.goto(paths.imports())
  const file = [
    HEADER,
    row('CHG0770001', 'Retire the punched cards', '2024-02-03 09:00:00'),
    row('CHG0770002', 'Move the tape robot', '2024-02-04 09:00:00', 'Purple'),
    row('CHG0770003', 'Replace the drum memory', '2024-02-31 09:00:00'),
  ].join('\n')
  await mona
    .getByLabel('CSV file')
    .setInputFiles({ name: 'history.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await mona.getByRole('button', { name: 'Upload' }).click()
  await expect(mona.getByText('Looks like ServiceNow change_request')).toBeVisible()

  await expect(mona.getByText('1 value open')).toBeVisible()
  await mona.getByLabel('Purple means').selectOption({ label: 'Not assessed' })
  await mona.getByRole('button', { name: 'Make a dry run' }).click()
  await expect(mona.getByText('There is no such day').first()).toBeVisible()
  await expect(mona.getByText('Line 4')).toBeVisible()
  await expect(mona.getByText('closed_at: “2024-02-31 09:00:00”')).toBeVisible()
  await expect(mona.getByText('Nothing was written.')).toBeVisible()

  const run = mona.getByRole('button', { name: 'Import 2 changes' })
  await run.click()
  await expect(mona.getByText('1 rows are broken.')).toBeVisible()
  await mona.getByLabel('Import the good rows, skip the 1 broken').check()
  await run.click()
  await expect(mona.getByText('changes are here, 1 rows were skipped')).toBeVisible()

  const rita = await as('rita')
  await rita.goto(paths.changes({ q: 'CHG0770002' }))
  await rita.getByRole('link', { name: 'Move the tape robot' }).first().click()
  await expect(rita.getByText('Imported from ServiceNow change_request')).toBeVisible()
  await expect(rita.getByText('no approval is claimed')).toBeVisible()
  await expect(rita.getByText('Iris Bakker')).toBeVisible()

  await mona.getByRole('button', { name: 'Undo this import' }).click()
  await expect(mona.getByText('Nothing of this file is here.')).toBeVisible()
  await rita.goto(paths.changes({ q: 'CHG0770002' }))
  await expect(rita.getByRole('link', { name: 'Move the tape robot' })).toHaveCount(0)
})
