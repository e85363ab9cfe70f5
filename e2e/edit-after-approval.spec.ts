import { paths } from '../lib/paths'
import { expectStatus } from './acts'
import { expect, test } from './fixtures'
import { decide, raise } from './preparation'

test('an edit after approval asks again, shows what changed and is confirmed in one step', async ({
  as,
  rest,
}) => {
  const number = await raise(rest, 'Index the tariffs', { level: 'MEDIUM' })
  await decide(rest, 'mona', 'change_manager', number)

  const rita = await as('rita')
  await rita.goto(paths.edit(number))
  await rita.getByLabel('Business justification').fill('Colleagues at the counter quote last year.')
  await rita.getByRole('button', { name: 'Save as revision 2' }).click()
  await rita.waitForURL((url) => url.pathname === paths.change(number))
  await expect(rita.getByText('0 of 3 required', { exact: true }).first()).toBeVisible()

  const mona = await as('mona')
  await mona.goto(paths.change(number))
  await expect(mona.getByText('Your approval needs renewing.')).toBeVisible()
  const changed = mona.getByRole('region', { name: 'What changed' })
  await expect(changed).toContainText('Colleagues at the counter look up answers on paper.')
  await expect(changed).toContainText('Colleagues at the counter quote last year.')
  await mona.getByRole('button', { name: 'Renew approval' }).click()
  await expect(mona.getByText('1 of 3 required', { exact: true }).first()).toBeVisible()
  await expectStatus(mona, 'In approval')
})
