import type { Db } from '#db/schema'
import { type HoursOnChange, hoursOnChanges, type ZoneShift, zoneShifts } from '~/availability/clock-changes'
import { loadSlotInputs } from '~/availability/slots/find-slots.server'
import { offeredSlots } from '~/availability/slots/slot-inputs'
import { type EventType, offeredDurations } from '~/event-types/event-type'
import { DAY_MS } from '~/time/units'
import { addDays, dateInZone, startOfDateInZone } from '~/time/wall-time'
import { stateOfDay } from './calendar-days'

const DAYS_SHOWN = 14
/** How far ahead clock changes are shown: far enough for the next one of each zone. */
const LOOK_AHEAD_MS = 200 * DAY_MS

export interface SlotPreview {
  hostTimeZone: string
  days: { date: string; starts: number[] }[]
  hours: HoursOnChange[]
  shifts: ZoneShift[]
}

/**
 * What attendees in a zone are offered from a date on, by `findSlots`, and how clock changes affect it.
 *
 * @param from 'YYYY-MM-DD' in the attendees' zone
 */
export async function previewSlots(
  db: Db,
  {
    host,
    eventType,
    timeZone,
    from,
    now,
  }: { host: { id: string; timeZone: string }; eventType: EventType; timeZone: string; from: string; now: number },
): Promise<SlotPreview> {
  const dates = Array.from({ length: DAYS_SHOWN }, (_, day) => addDays(from, day))
  const range = {
    from: startOfDateInZone(from, timeZone),
    until: startOfDateInZone(addDays(from, DAYS_SHOWN), timeZone),
  }
  const durationMinutes = offeredDurations(eventType)[0] ?? eventType.durationMinutes
  const inputs = await loadSlotInputs(db, { host, eventType, durationMinutes, now, ...range })
  const starts = Map.groupBy(offeredSlots(inputs, range), (start) => dateInZone(start, timeZone))
  const hostTimeZone = inputs.query.timeZone
  const ahead = { from: range.from, until: range.from + LOOK_AHEAD_MS }
  const rules = { ...inputs.days, weekly: inputs.query.weekly }
  return {
    hostTimeZone,
    days: dates.map((date) => ({ date, starts: starts.get(date) ?? [] })),
    hours: hoursOnChanges(hostTimeZone, (date) => stateOfDay(date, rules).hours, ahead),
    shifts: zoneShifts(hostTimeZone, timeZone, ahead),
  }
}
