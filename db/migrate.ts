import { type Kysely, sql } from 'kysely'
import type { Connection } from './connection'
import type { Dialect } from './dialect'
import { up as initial } from './migrations/0001-initial'
import { up as bookingChanges } from './migrations/0002-booking-changes'
import { up as schedules } from './migrations/0003-schedules'
import { up as eventTypes } from './migrations/0004-event-types'
import { up as externalBusy } from './migrations/0005-external-busy'
import { up as embedding } from './migrations/0006-embedding'
import { up as webhooksAndConnectors } from './migrations/0007-webhooks-and-connectors'
import { up as teams } from './migrations/0008-teams'
import { up as severalProcesses } from './migrations/0009-several-processes'
import { up as bookingSearch } from './migrations/0010-booking-search'
import { up as splitJobIndexes } from './migrations/0011-split-job-indexes'
import { up as retention } from './migrations/0012-retention'
import { up as accountDeletion } from './migrations/0013-account-deletion'
import { up as unreadEvents } from './migrations/0014-unread-events'
import { up as signUps } from './migrations/0015-sign-ups'
import { up as sealedAddresses } from './migrations/0016-sealed-addresses'
import { up as mailBudgets } from './migrations/0017-mail-budgets'
import { up as networksOfBookings } from './migrations/0018-networks-of-bookings'
import { up as plainNames } from './migrations/0019-plain-names'
import { up as offerVersions } from './migrations/0020-offer-versions'
import { up as calendarAccounts } from './migrations/0021-calendar-accounts'
import { up as teamBookings } from './migrations/0022-team-bookings'
import { up as coHosts } from './migrations/0023-co-hosts'
import { up as mailTexts } from './migrations/0024-mail-texts'
import { up as eventsOfCoHosts } from './migrations/0025-events-of-co-hosts'
import { up as afterTheMeeting } from './migrations/0026-after-the-meeting'
import { up as ownSettingsOfMembers } from './migrations/0027-own-settings-of-members'
import { up as reminders } from './migrations/0028-reminders'
import { up as senders } from './migrations/0029-senders'
import { up as oidcSignIn } from './migrations/0030-oidc-sign-in'
import { up as auditLog } from './migrations/0031-audit-log'
import { up as operator } from './migrations/0032-operator'
import { up as sendingAddresses } from './migrations/0033-sending-addresses'
import { up as teamSizes } from './migrations/0034-team-sizes'
import { up as secondFactors } from './migrations/0035-second-factors'
import { up as proofsOfVisitors } from './migrations/0036-proofs-of-visitors'
import { up as provenReplyTo } from './migrations/0037-proven-reply-to'

type Migration = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>

/** In the order in which they apply. Never edit one that was released; a later one corrects it. */
const MIGRATIONS: { name: string; up: Migration }[] = [
  { name: '0001-initial', up: initial },
  { name: '0002-booking-changes', up: bookingChanges },
  { name: '0003-schedules', up: schedules },
  { name: '0004-event-types', up: eventTypes },
  { name: '0005-external-busy', up: externalBusy },
  { name: '0006-embedding', up: embedding },
  { name: '0007-webhooks-and-connectors', up: webhooksAndConnectors },
  { name: '0008-teams', up: teams },
  { name: '0009-several-processes', up: severalProcesses },
  { name: '0010-booking-search', up: bookingSearch },
  { name: '0011-split-job-indexes', up: splitJobIndexes },
  { name: '0012-retention', up: retention },
  { name: '0013-account-deletion', up: accountDeletion },
  { name: '0014-unread-events', up: unreadEvents },
  { name: '0015-sign-ups', up: signUps },
  { name: '0016-sealed-addresses', up: sealedAddresses },
  { name: '0017-mail-budgets', up: mailBudgets },
  { name: '0018-networks-of-bookings', up: networksOfBookings },
  { name: '0019-plain-names', up: plainNames },
  { name: '0020-offer-versions', up: offerVersions },
  { name: '0021-calendar-accounts', up: calendarAccounts },
  { name: '0022-team-bookings', up: teamBookings },
  { name: '0023-co-hosts', up: coHosts },
  { name: '0024-mail-texts', up: mailTexts },
  { name: '0025-events-of-co-hosts', up: eventsOfCoHosts },
  { name: '0026-after-the-meeting', up: afterTheMeeting },
  { name: '0027-own-settings-of-members', up: ownSettingsOfMembers },
  { name: '0028-reminders', up: reminders },
  { name: '0029-senders', up: senders },
  { name: '0030-oidc-sign-in', up: oidcSignIn },
  { name: '0031-audit-log', up: auditLog },
  { name: '0032-operator', up: operator },
  { name: '0033-sending-addresses', up: sendingAddresses },
  { name: '0034-team-sizes', up: teamSizes },
  { name: '0035-second-factors', up: secondFactors },
  { name: '0036-proofs-of-visitors', up: proofsOfVisitors },
  { name: '0037-proven-reply-to', up: provenReplyTo },
]

export const LATEST_VERSION = MIGRATIONS.length

/** Any number that is not otherwise used as an advisory lock in the same PostgreSQL database. */
const MIGRATION_LOCK = 728_364_911

/** Thrown when the database was migrated by a newer program than this one (D4). */
export class NewerSchemaError extends Error {
  constructor(version: number) {
    super(
      `The database has schema ${version}, this program knows ${LATEST_VERSION}: start the newer program, or restore a backup`,
    )
  }
}

/**
 * Migrates the schema to the latest version. Everything happens in one transaction under a lock: an interrupted run leaves the
 * old schema intact, and if two processes start together, one migrates and the other finds the work done (D4).
 *
 * @param upTo the schema version to stop at, for tests with an older database
 * @returns the names of the migrations applied now
 */
export async function migrate({ db, dialect }: Connection, { upTo = LATEST_VERSION } = {}): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    await sql`create table if not exists schema_version (version integer not null, name text not null)`.execute(tx)
    const done = await readVersion({ db: tx })
    if (done > LATEST_VERSION) throw new NewerSchemaError(done)
    const pending = MIGRATIONS.slice(done, upTo)
    for (const [index, { name, up }] of pending.entries()) {
      await up(tx as unknown as Kysely<unknown>, dialect)
      await sql`insert into schema_version (version, name) values (${done + index + 1}, ${name})`.execute(tx)
    }
    return pending.map(({ name }) => name)
  })
}

/** The schema version of a database; 0 if it is not one of ours. */
export async function findVersion(connection: Pick<Connection, 'db'>): Promise<number> {
  return readVersion(connection).catch((error: { code?: string }) => {
    if (error.code === 'SQLITE_ERROR' || error.code === '42P01') return 0
    throw error
  })
}

/** The schema version the database has; 0 for an empty one whose version table exists. */
export async function readVersion({ db }: Pick<Connection, 'db'>): Promise<number> {
  const { rows } = await sql<{
    version: number
  }>`select coalesce(max(version), 0) as version from schema_version`.execute(db)
  return Number(rows[0]?.version ?? 0)
}
