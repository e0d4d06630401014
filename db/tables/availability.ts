import type { BooleanInt, Instant, Json } from './columns'

export interface SchedulesTable {
  id: string
  host_id: string
  name: string
  is_default: BooleanInt
  /** IANA; null follows the host's own zone, as the default schedule always does. */
  time_zone: string | null
  /** `weekly` and `overrides` of app/availability/availability.ts. */
  weekly: Json
  overrides: Json
  /** What `Undo` brings back: a `ScheduleHours` of app/availability/schedules/schedule.ts. */
  previous: Json | null
  created_at: Instant
  updated_at: Instant
}

/** One row per host who has days off. */
export interface DaysOffTable {
  host_id: string
  /** `TimeOff[]` of app/availability/slots/days-off.ts. */
  time_off: Json
  /** ISO 3166-1, and a region as date-holidays names it; null for no holidays. */
  holiday_country: string | null
  holiday_region: string | null
  /** `string[]`: keys of holidays switched on or off against their default. */
  holidays_switched: Json
  /** What `Undo` brings back: a `DaysOff` of app/availability/slots/days-off.ts. */
  previous: Json | null
  updated_at: Instant
}
