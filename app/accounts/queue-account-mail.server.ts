import { findHostById } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { budgetMails } from '~/limits/recipient-budget.server'
import { enqueue } from '~/outbox/enqueue.server'
import type { AccountMailPayload } from '~/outbox/job'
import { isEstablished } from '~/security/proven-domain'

/** Mail servers give up after about this long as well. */
const DEADLINE_MS = 3 * 86_400_000

interface Delivery {
  /** After this instant it helps nobody any more; three days from now, unless said otherwise. */
  deadlineAt?: number
  /** The mails to a host about their account follow each other, unless said otherwise. */
  lane?: string
}

/**
 * Queues a mail that is about a host's account, or about something that the host must know or mend; in the transaction of its cause.
 *
 * @returns false when it goes to another address than the host's own, and that has had enough mails of ours for a day
 */
export async function queueAccountMail(
  tx: Db,
  hostId: string,
  payload: AccountMailPayload,
  now: number,
  { deadlineAt = now + DEADLINE_MS, lane = `account:${hostId}` }: Delivery = {},
): Promise<boolean> {
  if (!(await hasRoom(tx, hostId, payload, now))) return false
  const about = 'bookingId' in payload ? { bookingId: payload.bookingId } : {}
  await enqueue(tx, { kind: 'account-mail', payload, hostId, ...about, lane, runAt: now, deadlineAt }, now)
  return true
}

/** Mails to an address that is not proven to be the host's count against whoever reads it; the host's own are the host's affair. */
async function hasRoom(tx: Db, hostId: string, payload: AccountMailPayload, now: number): Promise<boolean> {
  if (!('to' in payload)) return true
  const { mail, to: address } = payload
  const row = await findHostById(tx, hostId)
  const established = isEstablished({ emailVerifiedAt: row?.email_verified_at ?? null }, now)
  const invites = mail === 'team-invitation'
  const planned = { mail, recipient: 'account', address, rank: invites ? 'first' : 'account' } as const
  const cause = invites ? 'host' : 'anybody'
  const [reason] = await budgetMails(tx, { hostId, established }, [{ ...planned, cause }], now)
  return reason === null
}
