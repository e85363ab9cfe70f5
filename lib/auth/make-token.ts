import { randomBytes } from 'node:crypto'
import { apiToken } from '#db/schema/auth'
import { defineCommand } from '../define-command'
import { digestText } from '../digest-text'
import { Refusal } from '../refusal'
import { canMakeToken } from './permissions'
import { lockPerson } from './queries'
import { MakeToken } from './schema'

const DAY = 86_400_000

/** An API token of 256 bits, shown once; the table keeps its digest only (T15). The operator's console makes one for anybody. */
export const makeToken = defineCommand({
  name: 'make-token',
  action: 'A46',
  schema: MakeToken,
  shownOnce: true,
  lock(tx, { personId }, { actor }) {
    const owner = personId ?? (actor.kind === 'person' ? actor.id : undefined)
    if (!owner) throw new Refusal('invalid', 'Say whose token it will be.')
    return lockPerson(tx, owner)
  },
  may: (actor, owner) => canMakeToken(actor, owner),
  async run(tx, ctx, { id, email, name: owner, disabled }, { name, scope, days }) {
    if (disabled) throw new Refusal('conflict', `${owner} is disabled. Enable the account first.`)
    const token = `cab_${randomBytes(32).toString('base64url')}`
    const expiresAt = new Date(ctx.now.getTime() + days * DAY)
    const [row] = await tx
      .insert(apiToken)
      .values({ personId: id, name, hash: digestText(token), scope, createdAt: ctx.now, expiresAt })
      .returning({ id: apiToken.id })
    const expires = expiresAt.toISOString()
    return {
      value: { tokenId: row!.id, token, scope, expiresAt: expires },
      events: [
        { type: 'auth.token_made', personId: id, email, tokenId: row!.id, name, scope, expiresAt: expires },
      ],
    }
  },
})
