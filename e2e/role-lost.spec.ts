import { paths } from '../lib/paths'
import { expect, test } from './fixtures'
import { changeOf, changeRole, decide, raise } from './preparation'

test('a role that is lost between page and click no longer decides', async ({ as, rest }) => {
  const number = await raise(rest, 'Index the handbooks', { level: 'MEDIUM' })
  await decide(rest, 'mona', 'change_manager', number)
  const tess = await as('tess')
  await tess.goto(paths.change(number))
  const form = tess.getByRole('form', { name: 'Your decision as technical lead' })
  await form.getByRole('radio', { name: 'Approve', exact: true }).check()

  await changeRole({ as, rest }, 'removal', 'tess', 'technical_lead')
  await form.getByRole('button', { name: 'Approve' }).click()
  await expect(form.getByRole('alert')).toContainText(
    'This requirement needs the role technical lead. Ask a holder of it to decide.',
  )
  const { steps } = await changeOf(rest, number)
  expect(steps.find(({ role }) => role === 'technical_lead')?.status).toBe('open')
})
