import { paths } from '../lib/paths'
import { expectStatus } from './acts'
import { expect, test } from './fixtures'
import { raise } from './preparation'

for (const javaScript of [true, false])
  test(`several changes are held at once, and the one that cannot be says why, ${javaScript ? 'with' : 'without'} script`, async ({
    as,
    rest,
  }) => {
    const word = javaScript ? 'gazette' : 'bulletin'
    const numbers = [
      await raise(rest, `Index the ${word}, first part`),
      await raise(rest, `Index the ${word}, second part`),
      await raise(rest, `Index the ${word}, third part`),
    ]
    const [mona, door] = await Promise.all([as('mona', { javaScript }), rest('mona')])
    await door('POST', `/changes/${numbers[1]}/hold`, { reason: 'The vendor is away.' })
    await mona.goto(paths.changes({ q: word }))
    for (const number of numbers) await mona.getByLabel(`Select ${number}`).check()
    if (javaScript) await expect(mona.getByText('3 selected')).toBeVisible()
    await mona.getByLabel('What to do with them').selectOption('Put several changes on hold')
    await mona.getByRole('button', { name: 'Preview' }).click()

    await expect(mona.getByText('2 of 3 changes can be put on hold.')).toBeVisible()
    const row = (list: string, number: string) =>
      mona.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: number })
    await expect(row('Preview', numbers[1] ?? '')).toContainText('This change is already on hold.')
    await mona.getByLabel('Reason').fill('The index is rebuilt first.')
    await mona.getByRole('button', { name: 'Hold 2 changes' }).click()

    await expect(mona.getByText('2 done, 1 refused.')).toBeVisible()
    await expect(row('Results', numbers[0] ?? '')).toContainText('Done.')
    await expect(row('Results', numbers[1] ?? '')).toContainText('This change is already on hold.')
    await mona.goto(paths.change(numbers[2] ?? ''))
    await expectStatus(mona, 'On hold')
  })
