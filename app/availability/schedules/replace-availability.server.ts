import { findHostById } from '#db/queries/hosts'
import { findDefaultSchedule } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import type { Availability } from '~/availability/availability'
import { changeDefaultHours } from './save-schedule.server'
import { scheduleFromRow } from './schedule'

/** The availability in the API: the default schedule and its zone, which is the host's own. */
export async function readAvailability(db: Db, hostId: string): Promise<Availability> {
  const [row, host] = await Promise.all([findDefaultSchedule(db, hostId), findHostById(db, hostId)])
  if (!host) throw new Error('A host vanished while signed in')
  const { weekly, overrides } = scheduleFromRow(row, host.time_zone)
  return { timeZone: host.time_zone, weekly, overrides }
}

/** Existing bookings stay (B10); only what is offered changes. */
export async function replaceAvailability(
  tools: Parameters<typeof changeDefaultHours>[0],
  hostId: string,
  availability: Availability,
  now: number,
): Promise<void> {
  await changeDefaultHours(tools, hostId, availability, now)
}
