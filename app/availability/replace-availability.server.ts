import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findHostById, updateHost } from '#db/queries/hosts'
import { findDefaultSchedule, updateDefaultSchedule } from '#db/queries/schedules'
import type { DB, Db } from '#db/schema'
import type { Availability } from './availability'

/** When a host can be booked, as the host has said. The zone is the host's own: there is one per host. */
export async function readAvailability(db: Db, hostId: string): Promise<Availability> {
  const [schedule, host] = await Promise.all([findDefaultSchedule(db, hostId), findHostById(db, hostId)])
  if (!host) throw new Error('A host vanished while signed in')
  return {
    timeZone: host.time_zone,
    weekly: JSON.parse(schedule.weekly),
    overrides: JSON.parse(schedule.overrides),
  }
}

/** What is booked already stays booked (B10); only what is offered changes. */
export async function replaceAvailability(
  db: Kysely<DB>,
  hostId: string,
  { timeZone, weekly, overrides }: Availability,
  now: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await updateHost(tx, hostId, { time_zone: timeZone }, now)
    await updateDefaultSchedule(
      tx,
      hostId,
      { weekly: JSON.stringify(weekly), overrides: JSON.stringify(overrides) },
      now,
    )
  })
}
