import { inTransaction } from '#db/in-transaction'
import { deleteProofsBefore } from '#db/queries/address-proofs'
import { deleteAuditEntriesBefore } from '#db/queries/audit-entries'
import { deleteCalendarAuthorizationsBefore } from '#db/queries/calendar-authorizations'
import { deleteDeliveriesBefore } from '#db/queries/deliveries'
import { deleteAuthorizationsBefore } from '#db/queries/goto-authorizations'
import { deleteIdempotencyKeysBefore } from '#db/queries/idempotency-keys'
import { deleteSettledJobsBefore, wakeJobsOfConnected } from '#db/queries/jobs'
import { deleteOldMailCounts } from '#db/queries/mail-budgets'
import { deleteComplaintsBefore } from '#db/queries/mail-complaints'
import { deleteEndedRequestCounts } from '#db/queries/request-counts'
import { deleteExpiredInvitations } from '#db/queries/teams'
import { cleanStoredPhotos } from '~/accounts/host-photo.server'
import { queueSendingAddressChecks } from '~/accounts/sending-address/daily-check.server'
import { sweepAccounts } from '~/accounts/sweep-accounts.server'
import { AUDIT_KEPT_DAYS } from '~/audit/audit'
import { forgetNetworks } from '~/booking/changes/limit-held-share.server'
import { queueDailyChecks } from '~/booking/meetings/check-meetings.server'
import type { Services } from '~/http/context.server'
import { resealOldValues } from '~/operator/reseal.server'
import { forgetPeople } from '~/privacy/forget-people.server'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'

/** Longer than the usual pause between two meetings. */
const AGREED_KEPT_MS = 2 * 366 * DAY_MS
const IDEMPOTENCY_KEPT_MS = 48 * HOUR_MS
/** Long enough to investigate a complaint. */
const JOBS_KEPT_MS = 90 * 24 * HOUR_MS
/** The log of webhooks and connectors, which contains attendees' data. */
const DELIVERIES_KEPT_MS = 30 * 24 * HOUR_MS

/**
 * Hourly maintenance: refreshes idle GoTo connections (T9), compares bookings with GoTo's list once a day, removes expired
 * rows, and erases people after the time that their hosts set.
 */
export function startMaintenance({
  db,
  dialect,
  keyring,
  goto,
  conferencing,
  outbox,
  log,
  clock,
}: Pick<Services, 'db' | 'dialect' | 'keyring' | 'goto' | 'conferencing' | 'outbox' | 'log' | 'clock'>): {
  stop(): void
} {
  const round = async () => {
    try {
      const now = clock()
      await deleteAuthorizationsBefore(db, now)
      await deleteCalendarAuthorizationsBefore(db, now)
      await deleteIdempotencyKeysBefore(db, now - IDEMPOTENCY_KEPT_MS)
      await deleteEndedRequestCounts(db, now)
      await deleteSettledJobsBefore(db, now - JOBS_KEPT_MS)
      await deleteDeliveriesBefore(db, now - DELIVERIES_KEPT_MS)
      await deleteOldMailCounts(db, {
        counts: now - 2 * DAY_MS,
        agreed: now - AGREED_KEPT_MS,
        held: now - JOBS_KEPT_MS,
      })
      await forgetNetworks(db, now)
      await deleteProofsBefore(db, now - DAY_MS)
      await inTransaction(db, (tx) => deleteAuditEntriesBefore(tx, now - AUDIT_KEPT_DAYS * DAY_MS))
      await deleteComplaintsBefore(db, now - JOBS_KEPT_MS)
      await sweepAccounts(db, now)
      const photos = await cleanStoredPhotos(db)
      if (photos.cleaned + photos.left > 0) log.info(photos, 'photos of an earlier version were cleaned')
      await deleteExpiredInvitations(db, now)
      const resealed = await resealOldValues(db, keyring)
      if (resealed > 0) log.info({ resealed }, 'sealed again under the first secret of APP_SECRET')
      await forgetPeople({ db, dialect, keyring, log }, now)
      await goto.refreshQuietConnections()
      if (goto.configured) await wakeJobsOfConnected(db, now)
      await queueDailyChecks({ db, conferencing }, now)
      await queueSendingAddressChecks({ db }, now)
      outbox.wake()
    } catch (error) {
      log.error({ error }, 'maintenance failed, trying again in an hour')
    }
  }
  // Not at once: a process that restarts in a loop must not call GoTo each time.
  const first = setTimeout(round, MINUTE_MS)
  const hourly = setInterval(round, HOUR_MS)
  return {
    stop() {
      clearTimeout(first)
      clearInterval(hourly)
    },
  }
}
