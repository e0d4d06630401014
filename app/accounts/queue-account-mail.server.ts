import type { Db } from '#db/schema'
import { enqueue } from '../outbox/enqueue.server'
import type { AccountMailPayload } from '../outbox/job'

/** Mail servers give up after about this long as well. */
const DEADLINE_MS = 3 * 86_400_000

interface Delivery {
  /** After this instant it helps nobody any more; three days from now, unless said otherwise. */
  deadlineAt?: number
  /** The mails to a host about their account follow each other, unless said otherwise. */
  lane?: string
}

/** Queues a mail that is about a host's account, or about something that the host must know or mend; in the transaction of its cause. */
export async function queueAccountMail(
  tx: Db,
  hostId: string,
  payload: AccountMailPayload,
  now: number,
  { deadlineAt = now + DEADLINE_MS, lane = `account:${hostId}` }: Delivery = {},
): Promise<void> {
  const about = 'bookingId' in payload ? { bookingId: payload.bookingId } : {}
  await enqueue(tx, { kind: 'account-mail', payload, hostId, ...about, lane, runAt: now, deadlineAt }, now)
}
