import type { Tx } from '#db/client'
import { lockProceedings } from '../approval/queries'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import { boardOf } from './board'

/** The change, locked, with its board: who may sit, and every vote that counts so far. */
export async function lockBoard(tx: Tx, ctx: Context, number: string) {
  const locked = await lockProceedings(tx, ctx, number)
  const boardStep = locked.steps.find(({ kind }) => kind === 'board')
  if (!boardStep) throw new Refusal('conflict', 'The board does not decide on this revision.')
  return { ...locked, boardStep, board: boardOf(locked, locked.people, locked.subject, locked.rulebook) }
}
export type LockedBoard = Awaited<ReturnType<typeof lockBoard>>
