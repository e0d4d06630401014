import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import { findBooking } from '#db/queries/bookings'
import { findBookingsToForget, findHostsWithRetention } from '#db/queries/retention'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { SYSTEM } from '~/booking/actor'
import { recordEvent } from '~/booking/changes/record-event.server'
import type { Keyring } from '~/security/sealed-text.server'
import { BeingSent, eraseAttendee } from './erase-attendee.server'

/** Per host and round: the rest can wait for the next round. */
const MAX_PER_ROUND = 500

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  log: Logger
}

/** Erases the people of meetings after the time that their host has set (S20), each in a separate transaction. */
export async function forgetPeople({ db, dialect, keyring, log }: Tools, now: number): Promise<void> {
  for (const { id: hostId, days } of await findHostsWithRetention(db)) {
    const old = await findBookingsToForget(db, hostId, { days, now }).limit(MAX_PER_ROUND).execute()
    for (const { id } of old) await forgetOne({ db, dialect, keyring }, { hostId, id }, now)
    if (old.length > 0) log.info({ host: hostId, bookings: old.length }, 'people of old bookings were erased')
  }
}

async function forgetOne(
  { db, dialect, keyring }: Omit<Tools, 'log'>,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<void> {
  await withHostLocked({ db, dialect }, hostId, async (tx) => {
    const row = await findBooking(tx, id)
    if (!row || row.attendee_email === '') return
    await eraseAttendee(tx, keyring, row, now)
    await recordEvent(tx, row, { kind: 'person_erased', actor: SYSTEM, data: {} }, now)
  }).catch((error: unknown) => {
    // Anything still being sent about such an old meeting will have arrived in an hour.
    if (!(error instanceof BeingSent)) throw error
  })
}
