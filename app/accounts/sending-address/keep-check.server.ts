import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  deleteEarlierSendingAddresses,
  findPersonOf,
  findSendingAddresses,
  type SendingAddressKey,
  stopSendingAddress,
  updateSendingAddress,
} from '#db/queries/sending-addresses'
import type { DB } from '#db/schema'
import type { Env } from '~/env.server'
import { DAY_MS, HOUR_MS } from '~/time/units'
import { queueAccountMail } from '../queue-account-mail.server'
import { type DnsLine, relayKey, relayOf } from './dns-line'

interface Tools {
  db: Kysely<DB>
  env: Pick<Env, 'MAIL_SPF_INCLUDE' | 'MAIL_DKIM_RECORDS'>
}

/** DNS servers fail for hours; a domain that does not answer for longer is not known to be right. */
const UNANSWERED_MS = 2 * DAY_MS

/**
 * Stores what a check found. From then on mails come from the address, which replaces an earlier one, or no longer; in the latter
 * case its owner is told, once.
 *
 * @param key which address it was when the check began
 * @param check `byOwner`: then the address is tried again although the mail server had refused it
 */
export async function keepCheck(
  { db, env }: Tools,
  key: SendingAddressKey,
  { lines, byOwner }: { lines: DnsLine[]; byOwner: boolean },
  now: number,
): Promise<void> {
  const relay = relayOf(env)
  await inTransaction(db, async (tx) => {
    const row = (await findSendingAddresses(tx, key.host_id)).find(({ asked_at }) => asked_at === key.asked_at)
    if (!relay || !row) return
    const outcome = outcomeOf(lines)
    const found = {
      lines: JSON.stringify(lines),
      relay: relayKey(relay),
      next_check_at: nextCheckAfter(lines, now),
      refusal: byOwner ? null : row.refusal,
    }
    if (outcome === 'right' && row.proven_at !== null && found.refusal === null) {
      await deleteEarlierSendingAddresses(tx, row)
      return updateSendingAddress(tx, row, { ...found, right_at: now })
    }
    const stays = outcome === 'unanswered' && row.right_at !== null && row.right_at > now - UNANSWERED_MS
    if (stays) return updateSendingAddress(tx, row, { ...found, relay: row.relay })
    await updateSendingAddress(tx, row, found)
    await stopAndTell(tx, row, now)
  })
}

/** Mails come from the service's address again, and whoever sees to it is told. */
export async function stopAndTell(tx: Kysely<DB>, key: SendingAddressKey, now: number): Promise<void> {
  if (!(await stopSendingAddress(tx, key))) return
  const payload = { mail: 'sending-address-off', ownerId: key.host_id, askedAt: key.asked_at, stoppedAt: now } as const
  await queueAccountMail(tx, await findPersonOf(tx, key.host_id), payload, now)
}

function outcomeOf(lines: DnsLine[]): 'right' | 'wrong' | 'unanswered' {
  const others = lines.filter(({ finding }) => finding !== 'right')
  if (lines.length > 0 && others.length === 0) return 'right'
  // Where DKIM was not answered, DMARC cannot be judged either.
  const isOpen = others.some(({ finding }) => finding === 'unanswered')
  const isWrong = others.some(({ finding }) => finding !== 'unanswered' && finding !== 'dmarc_unaligned')
  return isOpen && !isWrong ? 'unanswered' : 'wrong'
}

export function nextCheckAfter(lines: DnsLine[], now: number): number {
  return now + (outcomeOf(lines) === 'unanswered' ? HOUR_MS : DAY_MS)
}
