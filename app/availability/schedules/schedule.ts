import type { ScheduleRow } from '#db/queries/schedules'
import type { Availability } from '~/availability/availability'
import { oneLine } from '~/security/plain-text'

export const MAX_SCHEDULES = 20

/** What a change of a schedule replaces and `Undo` restores. */
export interface ScheduleHours extends Pick<Availability, 'weekly' | 'overrides'> {
  /** IANA. The default schedule has the host's zone; for others, null means the host's zone. */
  timeZone: string | null
}

/** Named hours of a host. Event types that name none follow the default one. */
export interface Schedule extends ScheduleHours {
  id: string
  name: string
  isDefault: boolean
  previous: ScheduleHours | null
}

/** @param hostTimeZone the default schedule has no separate zone: its zone and the host's are one */
export function scheduleFromRow(row: ScheduleRow, hostTimeZone: string): Schedule {
  return {
    id: row.id,
    name: row.name,
    isDefault: row.is_default === 1,
    timeZone: row.is_default === 1 ? hostTimeZone : row.time_zone,
    weekly: JSON.parse(row.weekly),
    overrides: JSON.parse(row.overrides),
    previous: row.previous === null ? null : JSON.parse(row.previous),
  }
}

const ScheduleName = oneLine(60).min(1)

/** @returns null for an invalid name */
export function readScheduleName(typed: string): string | null {
  const read = ScheduleName.safeParse(typed)
  return read.success ? read.data : null
}
