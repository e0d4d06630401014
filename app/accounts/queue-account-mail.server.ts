import { findHostById } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { budgetMails } from '~/limits/recipient-budget.server'
import { enqueue } from '~/outbox/enqueue.server'
import type { AccountMailPayload } from '~/outbox/job'
import { isEstablished } from '~/security/proven-domain'
import { DAY_MS } from '~/time/units'

/** Mail servers give up after about this long as well. */
const DEADLINE_MS = 3 * DAY_MS

interface Delivery {
  /** After this instant the mail is useless; default: three days from now. */
  deadlineAt?: number
  /** Default: one lane per host, so that a host's account mails keep their order. */
  lane?: string
}

/**
 * Queues a mail about a host's account, or about something that the host must know or fix, in the transaction of its cause.
 *
 * @returns false when it goes to an address other than the host's, whose budget of the day is used up
 */
export async function queueAccountMail(
  tx: Db,
  hostId: string,
  payload: AccountMailPayload,
  now: number,
  { deadlineAt = now + DEADLINE_MS, lane = `account:${hostId}` }: Delivery = {},
): Promise<boolean> {
  if (!(await isWithinBudget(tx, hostId, payload, now))) return false
  const about = 'bookingId' in payload ? { bookingId: payload.bookingId } : {}
  await enqueue(tx, { kind: 'account-mail', payload, hostId, ...about, lane, runAt: now, deadlineAt }, now)
  return true
}

/** Mails to an unproven address count towards the budget of its reader; mails to the host's own address are not limited. */
async function isWithinBudget(tx: Db, hostId: string, payload: AccountMailPayload, now: number): Promise<boolean> {
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
