import { paths } from '../lib/paths'
import { expect, test } from './fixtures'

test.describe.configure({ timeout: 120_000 })

test('a change is found by a misspelt word that only its description holds', async ({ as, rest }) => {
  const raised = await (await rest('rita'))<{ number: string }>('POST', '/changes', {
    title: 'Move the night shift to its own queue',
    description: 'The turnstiles of the eastern entrance answer from a second broker.',
    justification: 'They stood still twice this autumn.',
  })
  const mona = await as('mona')
  const search = mona.getByRole('searchbox', { name: /^Number, or words/ })
  const said = mona.getByText('Showing results for “turnstiles”')

  // The worker learns new words a few seconds after they are written.
  await expect(async () => {
    await mona.goto(paths.changes())
    await search.fill('turnstlies')
    await search.press('Enter')
    await expect(said).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  const row = mona.getByRole('row').filter({ hasText: raised.number })
  await expect(row).toContainText('Move the night shift to its own queue')
  await expect(row).toContainText('turnstiles of the eastern entrance')

  await mona.getByRole('link', { name: 'search for “turnstlies” instead' }).click()
  await expect(mona.getByText('No change matches')).toBeVisible()
  await expect(said).toHaveCount(0)

  await search.fill(raised.number.toLowerCase())
  await search.press('Enter')
  await expect(mona).toHaveURL(new RegExp(paths.change(raised.number)))
})
