import {
  type BlockListOwner,
  type BlockSenderResult,
  blockSender,
  unblockSender,
} from '~/accounts/blocked-senders.server'
import type { AppContext } from './context.server'

export const BLOCK_LIST_FIELDS = ['step', 'sender', 'id'] as const

/** Does what a form of `BlockList` asks for. @returns what was wrong with the typed sender, or null; undefined for another form */
export async function changeBlockList(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  owner: BlockListOwner,
  form: FormData,
): Promise<{ typed: string; problem: Extract<BlockSenderResult, { ok: false }>['reason'] } | null | undefined> {
  const step = form.get('step')
  if (step === 'unblock') {
    // One that is gone already is what was asked for.
    const id = Number(form.get('id'))
    if (Number.isSafeInteger(id)) await unblockSender(db, owner, id, now)
    return null
  }
  if (step !== 'block') return undefined
  const typed = String(form.get('sender') ?? '').slice(0, 320)
  const result = await blockSender(db, owner, typed, now)
  return result.ok ? null : { typed, problem: result.reason }
}
