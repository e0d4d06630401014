import { oncePerProcess } from '#db/once-per-process'
import { findAgreement, insertHeldBack, markAgreed, takeMailBudget, takeTenantBudget } from '#db/queries/mail-budgets'
import { countRequest } from '#db/queries/request-counts'
import { findQuotas } from '#db/queries/tenant-quotas'
import type { Db } from '#db/schema'
import type { HeldBackMailsTable } from '#db/tables/mail-budgets'
import { hashToken } from '~/security/tokens.server'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { recipientKey } from './mailbox'
import { requestingNetworks } from './requester.server'

/**
 * First mails in a day to addresses that have not agreed to our mails. `own`: caused by the host or an API client; `visitors`:
 * by bookings on the host's pages. Far more than a person needs; a new account has less, because spammers create new accounts.
 */
export const TENANT_BUDGETS = {
  new: { own: 30, visitors: 300 },
  established: { own: 300, visitors: 2_000 },
} as const

/**
 * Mails in a day to addresses that have not agreed, caused by visitors of one network through bookings and account forms. To
 * reach it, each person in an office behind one address would have to book four times a day for people who never booked before.
 */
export const MAX_NETWORK_MAILS = 200

/** Mails in a day to a recipient who has not agreed; `takeMailBudget` keeps the instants of so many. */
export const RECIPIENT_MAILS = 3

/**
 * The rank of a mail for its reader. `first`: the address was typed, and nobody knows whose it is. `later`: more about a
 * booking that the reader knows; may use the part of the budget that `first` must leave. `again`: can wait, such as a second
 * change of a booking within a day, or a copy; leaves budget for the cancellation. `account`: a link that somebody requested by
 * a form.
 */
type Rank = 'first' | 'later' | 'again' | 'account'

export interface PlannedMail {
  mail: string
  recipient: HeldBackMailsTable['recipient']
  address: string
  rank: Rank
  /** Who causes the mail: the host (also by API or manager), or anybody. */
  cause: 'host' | 'anybody'
}

export interface Sender {
  hostId: string
  /** Whether the account is older than the first days. */
  established: boolean
  booking?: { id: string; sequence: number }
}

export type HoldReason = HeldBackMailsTable['reason']

/** Databases whose mails are not counted: load tests, and processes behind another limiter (`RATE_LIMIT=off`). */
const uncounted = oncePerProcess('uncounted mails', () => new WeakSet<object>())

export function leaveMailsUncounted(db: Db): void {
  uncounted.add(db.getExecutor().adapter)
}

/**
 * The budget of every recipient over all hosts, roles and kinds of mail (S16): checked for each mail to somebody other than the
 * host, in the transaction that queues or claims it. A mailbox that has not agreed gets three mails in any 24 hours that strangers cause:
 * at most two first ones, so that one is left for the cancellation or move of a booking. An established host's further mails
 * about a booking have three separate ones. The host and the requesting network have budgets as well.
 *
 * Mails that are held back are recorded; the caller shows them to the person who caused them.
 *
 * @returns for each mail, in order, null or why it must not be sent
 */
export async function budgetMails(
  tx: Db,
  sender: Sender,
  mails: PlannedMail[],
  now: number,
): Promise<(HoldReason | null)[]> {
  const reasons = mails.map((): HoldReason | null => null)
  if (mails.length === 0 || uncounted.has(tx.getExecutor().adapter)) return reasons
  // In one order everywhere, so that two transactions never wait for each other.
  const inOrder = mails
    .map((mail, index) => ({ mail, index, mailbox: mailboxOf(mail.address) }))
    .sort((a, b) => (a.mailbox < b.mailbox ? -1 : 1))
  const strangers: { mail: PlannedMail; index: number }[] = []
  const asked: number[] = []
  for (const { mail, index, mailbox } of inOrder) {
    const taken = await take(tx, sender, mail, mailbox, now)
    if (!taken) reasons[index] = 'recipient'
    else if (!taken.agreed && mail.rank === 'first') strangers.push({ mail, index })
    if (taken && !taken.agreed && isAskedFor(mail)) asked.push(index)
  }
  const quota = strangers.length === 0 ? null : (await findQuotas(tx, sender.hostId))?.mailsPerDay
  for (const { mail, index } of strangers) {
    const cause = mail.cause === 'host' ? 'own' : 'visitors'
    const most = quota ?? TENANT_BUDGETS[sender.established ? 'established' : 'new'][cause]
    // The first mail of a day is counted without a look at the limit.
    if (most === 0 || !(await takeTenantBudget(tx, { hostId: sender.hostId, cause, most, now, dayAgo: now - DAY_MS })))
      reasons[index] = 'tenant'
  }
  for (const index of asked) if (!reasons[index] && !(await takeNetworkBudget(tx, now))) reasons[index] = 'network'
  await writeDown(tx, sender, mails, reasons, now)
  return reasons
}

async function take(
  tx: Db,
  { established }: Sender,
  { rank, cause, address }: PlannedMail,
  mailbox: string,
  now: number,
) {
  const taken = { mailbox, email: address.toLowerCase(), now, dayAgo: now - DAY_MS, latest: now + MINUTE_MS }
  if (rank === 'first') return takeMailBudget(tx, 'mail_2', taken)
  const isAbout = rank === 'later' || rank === 'again'
  if (isAbout && cause === 'host' && established)
    return takeMailBudget(tx, rank === 'again' ? 'host_2' : 'host_3', taken)
  return takeMailBudget(tx, rank === 'again' ? 'mail_2' : 'mail_3', taken)
}

/** A mail that a visitor causes to an address that they typed. */
function isAskedFor({ rank, cause }: PlannedMail): boolean {
  return cause === 'anybody' && (rank === 'first' || rank === 'account')
}

/** Counts one mail for the networks of the request, in the same order as all requests. */
async function takeNetworkBudget(tx: Db, now: number): Promise<boolean> {
  for (const { key, share } of requestingNetworks()) {
    const { count } = await countRequest(tx, networkMailsPrefix(share) + hashToken(key), now, DAY_MS)
    if (count > MAX_NETWORK_MAILS * share) return false
  }
  return true
}

/** Begins the keys of these counts, so that the figures find them; the network itself is a digest. */
export function networkMailsPrefix(share: number): string {
  return `network-mails:${share}:`
}

async function writeDown(
  tx: Db,
  { hostId, booking }: Sender,
  mails: PlannedMail[],
  reasons: (HoldReason | null)[],
  now: number,
): Promise<void> {
  await insertHeldBack(
    tx,
    mails.flatMap(({ mail, recipient }, index) => {
      const reason = reasons[index]
      if (!reason) return []
      const about = { booking_id: booking?.id ?? null, sequence: booking?.sequence ?? null }
      return [{ host_id: hostId, ...about, mail, recipient, reason, at: now }]
    }),
  )
}

/**
 * A reader of this mailbox has pressed a button behind a link that only its mail contains. Opening the link is not enough: mail
 * scanners open links and run scripts (S15), so a scanned mailbox would agree to everything.
 */
export async function noteAgreement(db: Db, email: string, now: number): Promise<void> {
  await markAgreed(db, mailboxOf(email), now)
}

/** Whether a reader of this mailbox has agreed to our mails, here or by verifying an account. */
export async function hasAgreed(db: Db, email: string): Promise<boolean> {
  return findAgreement(db, { mailbox: mailboxOf(email), email: email.toLowerCase() })
}

function mailboxOf(email: string): string {
  return hashToken(`mailbox:${recipientKey(email)}`)
}
