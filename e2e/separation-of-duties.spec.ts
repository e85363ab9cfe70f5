import type { CastKey } from '../db/seed/cast'
import { paths } from '../lib/paths'
import { expect, type RestOf, test } from './fixtures'
import { changeRole, decide, idOf, raise } from './preparation'

const refusals: {
  of: string
  who: CastKey
  as: string
  says: string
  prepare: (rest: RestOf) => Promise<string>
}[] = [
  {
    of: 'the requestor',
    who: 'mona',
    as: 'change manager',
    says: 'You requested this change, so another person must decide on it.',
    async prepare(rest) {
      const mona = await rest('mona')
      const { number } = await mona<{ number: string }>('POST', '/changes', {
        title: 'Index the board papers',
        description: 'The papers become searchable.',
        justification: 'Members look them up on paper.',
        services: ['mobile-app-test'],
      })
      await mona('POST', `/changes/${number}/submission`, {})
      return number
    },
  },
  {
    of: 'the implementer',
    who: 'mona',
    as: 'change manager',
    says: 'You are to implement this change, so another person must decide on it.',
    prepare: async (rest) => raise(rest, 'Index the contracts', { implementerId: await idOf(rest, 'mona') }),
  },
  {
    of: 'an author of the revision',
    who: 'mona',
    as: 'change manager',
    says: 'You wrote part of this revision, so another person must decide on it.',
    async prepare(rest) {
      const number = await raise(rest, 'Index the letters')
      await (await rest('mona'))('PATCH', `/changes/${number}`, { title: 'Index the letters of 2026' })
      return number
    },
  },
]

for (const { of, who, as: role, says, prepare } of refusals)
  test(`${of} does not decide, and the button says why`, async ({ as, rest }) => {
    const number = await prepare(rest)
    const page = await as(who)
    await page.goto(paths.change(number))
    const button = page.getByRole('button', { name: `Decide as ${role}` })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(says)
    await expect(page.getByText(says)).toBeVisible()
    await expect(page.getByRole('form', { name: 'Your decision as' })).toHaveCount(0)
  })

test('nobody decides twice on one revision, and the button says why', async ({ as, rest }) => {
  await changeRole({ as, rest }, 'grant', 'sven', 'technical_lead')
  const number = await raise(rest, 'Index the ledgers', { level: 'HIGH' })
  await decide(rest, 'mona', 'change_manager', number)
  await decide(rest, 'sven', 'security_lead', number)
  const sven = await as('sven')
  await sven.goto(paths.change(number))
  await expect(sven.getByRole('button', { name: 'Decide as technical lead' })).toHaveAccessibleDescription(
    'You already decided on this revision as security lead; one person counts once. Ask another holder of the role.',
  )
})
