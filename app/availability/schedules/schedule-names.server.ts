import { findSchedulesOfHost } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import type { ScheduleName } from '~/availability/availability'

/** The schedules that a host can choose from, the default one first. */
export async function listScheduleNames(db: Db, hostId: string): Promise<ScheduleName[]> {
  const rows = await findSchedulesOfHost(db, hostId)
  return rows.map(({ id, name, is_default }) => ({ id, name, isDefault: is_default === 1 }))
}
