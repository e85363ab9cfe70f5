import { paths } from '../lib/paths'
import { expect, test } from './fixtures'
import { raise } from './preparation'

test('the palette leads to a change by number and words, to pages and to actions, by keyboard alone', async ({
  as,
  rest,
}) => {
  const number = await raise(rest, 'Index the almanac')
  const mona = await as('mona')
  await mona.goto(paths.inbox())
  const box = mona.getByRole('combobox', { name: 'Search changes, pages and actions' })
  const chosen = mona.getByRole('option', { selected: true })
  const theme = () => mona.evaluate(() => document.documentElement.dataset.theme ?? '')
  await expect(async () => {
    await mona.keyboard.press('Control+k')
    await expect(box).toBeFocused({ timeout: 1000 })
  }).toPass()
  await mona.keyboard.type('almanac')
  await expect(chosen).toContainText(number)
  await mona.keyboard.press('Enter')
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText('Index the almanac')

  await mona.keyboard.press('Control+k')
  await mona.keyboard.type(number.replace('CHG-', ''))
  await expect(chosen).toContainText(number)
  await mona.keyboard.press('Escape')
  await expect(box).toBeHidden()

  await mona.keyboard.press('Control+k')
  await mona.keyboard.type('calen')
  await expect(chosen).toHaveText(/Calendar/)
  await mona.keyboard.press('Enter')
  await expect(mona).toHaveURL(paths.calendar())

  await mona.keyboard.press('Control+k')
  await mona.keyboard.type('dark')
  await expect(chosen).toHaveText('Use the dark theme')
  await mona.keyboard.press('Enter')
  await expect.poll(theme).toBe('dark')
  await mona.keyboard.press('Control+k')
  await mona.keyboard.type('theme of the system')
  await expect(chosen).toHaveText('Use the theme of the system')
  await mona.keyboard.press('Enter')
  await expect.poll(theme).toBe('')
})

test('single keys move, are listed, stay out of fields and can be switched off', async ({ as }) => {
  const mona = await as('mona')
  await mona.goto(paths.inbox())
  const keys = mona.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await mona.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 1000 })
  }).toPass()
  await mona.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await mona.keyboard.press('g')
  await mona.keyboard.press('c')
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText('Changes')
  await mona.keyboard.press('/')
  const search = mona.getByRole('main').getByRole('searchbox')
  await expect(search).toBeFocused()
  await mona.keyboard.type('gk?')
  await expect(search).toHaveValue('gk?')
  await expect(keys).toBeHidden()

  await search.fill('')
  await search.blur()
  await mona.keyboard.press('j')
  await mona.keyboard.press('j')
  await mona.keyboard.press('x')
  await expect(mona.getByText('1 selected')).toBeVisible()
  const title = await mona.evaluate(() => document.activeElement?.textContent ?? '')
  await mona.keyboard.press('Enter')
  await expect(mona.getByRole('heading', { level: 1 })).toHaveText(title)

  await mona.keyboard.press('?')
  await keys.getByRole('checkbox', { name: 'Single keys work in this browser' }).uncheck()
  await mona.keyboard.press('Escape')
  await mona.goto(paths.inbox())
  await mona.keyboard.press('?')
  await mona.keyboard.press('Control+k')
  await expect(mona.getByRole('combobox', { name: 'Search changes, pages and actions' })).toBeVisible()
  await expect(keys).toBeHidden()
})
