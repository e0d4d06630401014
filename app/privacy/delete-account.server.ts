import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Dialect, lockHostToDelete } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { eraseAuditEntriesOfHost } from '#db/queries/audit-entries'
import { type CalendarAccountRow, findCalendarAccounts } from '#db/queries/calendar-accounts'
import { findConnection, findOfferedConnection, type GotoConnectionRow } from '#db/queries/goto-connections'
import { deleteHostWithBookings, deleteJobsOfHost, forgetColleague } from '#db/queries/host-data'
import { findMembership, touchTeam } from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import { accountMail } from '#emails/account-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { passwordField } from '~/accounts/account-fields'
import type { Host } from '~/accounts/host'
import { isConfirmed, type TypedProof } from '~/accounts/step-up.server'
import { recordAudit } from '~/audit/record-audit.server'
import type { Calendars } from '~/calendars/calendars.server'
import { revokeCalendarGrant } from '~/calendars/disconnect-account.server'
import type { Env } from '~/env.server'
import { revokeBoth } from '~/goto/connect.server'
import type { GotoService } from '~/goto/goto-service.server'
import { outboundQueue } from '~/limits/outbound-queue'
import type { Keyring } from '~/security/sealed-text.server'
import { findTypesNeeding, tellOfIncompleteTypes } from '~/team/incomplete-types.server'
import { endTeam } from '~/team/membership.server'
import { findObstacles } from './account-obstacles.server'
import { BeingSent } from './erase-attendee.server'

export const DeleteAccountSchema = z.strictObject({ currentPassword: passwordField.optional() })

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  goto: GotoService
  calendars: Pick<Calendars, 'providers'>
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  log: Logger
}

export type DeleteAccountResult =
  | { ok: true; bookings: number }
  | { ok: false; reason: 'wrong_password' }
  | { ok: false; reason: 'meetings_to_come' | 'owns_team' | 'being_sent' }

/**
 * Deletes a host with all their data, in one transaction (S20). Afterwards, our grants at GoTo are revoked and the host gets a
 * mail; failures of these two are ignored. No job can do either, because jobs are deleted with their host.
 *
 * @throws QueueFullError before anything is deleted
 */
export async function deleteAccount(
  tools: Tools,
  host: Host & { sessionIdHash: string },
  proof: z.infer<typeof DeleteAccountSchema> & TypedProof,
  now: number,
): Promise<DeleteAccountResult> {
  if (!(await isConfirmed(tools.db, host.id, proof))) return { ok: false, reason: 'wrong_password' }
  return outboundQueue.run(host.id, () => leaveAndRevoke(tools, host, now))
}

async function leaveAndRevoke(tools: Tools, host: Host, now: number): Promise<DeleteAccountResult> {
  const { db, dialect, log } = tools
  const result = await inTransaction(db, (tx) => leave(tx, dialect, host, now)).catch(refusalOf)
  if (!result.ok) return result
  log.info({ bookings: result.bookings }, 'an account was deleted')
  await Promise.all([revokeGrants(tools, result), tellHost(tools, host, now)])
  return { ok: true, bookings: result.bookings }
}

type Left =
  | { ok: true; bookings: number; connections: GotoConnectionRow[]; accounts: CalendarAccountRow[] }
  | (DeleteAccountResult & { ok: false })

function refusalOf(error: unknown): Left {
  if (error instanceof BeingSent) return { ok: false, reason: 'being_sent' }
  throw error
}

async function leave(tx: Db, dialect: Dialect, host: Host, now: number): Promise<Left> {
  // The team is locked first, as in every change of its members.
  const team = await findMembership(tx, host.id)
  if (team) await touchTeam(tx, team.team_id, now)
  await lockHostToDelete(tx, dialect, host.id)
  const { toCome, ownedTeam, beingSent } = await findObstacles(tx, host.id, now)
  if (toCome.count > 0) return { ok: false, reason: 'meetings_to_come' }
  if (ownedTeam !== null) return { ok: false, reason: 'owns_team' }
  if (beingSent) return { ok: false, reason: 'being_sent' }
  const accounts = await findCalendarAccounts(tx, host.id)
  const grants = [await findConnection(tx, host.id), await findOfferedConnection(tx, host.id)]
  if (!(await deleteJobsOfHost(tx, host.id, now))) throw new BeingSent()
  const membership = await findMembership(tx, host.id)
  await tellOfDeletion(tx, membership?.team_id ?? null, host.id, now)
  await forgetColleague(tx, host, membership?.team_id ?? null)
  // Nobody else is in it: findObstacles has checked.
  if (membership?.role === 'owner') await endTeam(tx, membership.team_id, now)
  const bookings = await deleteHostWithBookings(tx, host.id)
  await eraseAuditEntriesOfHost(tx, host.id)
  // That it happened, not whose account it was.
  await recordAudit(tx, { act: 'account_deleted', hostId: null, facts: { bookings } }, now)
  return { ok: true, bookings, connections: grants.filter((row) => row !== undefined), accounts }
}

/** Event types that need all of their members cannot be booked without this one. */
async function tellOfDeletion(tx: Db, teamId: string | null, hostId: string, now: number): Promise<void> {
  if (teamId === null) return
  const titles = await findTypesNeeding(tx, { teamId, hostId })
  await tellOfIncompleteTypes(tx, { teamId, hostId, titles }, now, { deleted: true })
}

/** Best effort: our copy is deleted, so nobody has the tokens that a provider may still accept. */
async function revokeGrants(
  { db, keyring, goto, calendars, log }: Tools,
  { connections, accounts }: Extract<Left, { ok: true }>,
): Promise<void> {
  const revoked = await Promise.allSettled([
    ...connections.map((row) => revokeBoth({ keyring, goto }, row)),
    ...accounts.map((row) => revokeCalendarGrant({ db, keyring, providers: calendars.providers }, row)),
  ])
  const failed = revoked.filter(({ status }) => status === 'rejected').length
  if (failed > 0) log.warn({ failed }, 'grants of a deleted account could not be revoked')
}

async function tellHost({ mailer, env, log }: Tools, { email, name, locale }: Host, now: number): Promise<void> {
  const facts = { to: email, name, locale, appUrl: env.APP_URL }
  const sent = await mailer.send(await accountMail({ ...facts, mail: 'account-deleted', at: now }))
  // Without the server's message: it may repeat the address.
  if (!sent.ok) log.warn({ permanent: sent.permanent }, 'the mail about a deleted account was not taken')
}
