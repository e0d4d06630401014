import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findSchedulesOfHost } from '#db/queries/schedules'
import type { DB } from '#db/schema'
import { type TimeOff, timeOffFor } from '~/availability/slots/days-off'
import { findHolidays } from '~/availability/slots/holidays.server'
import type { Range } from '~/time/range'
import { addDays, dateInZone } from '~/time/wall-time'
import { type DayState, stateOfDay } from './calendar-days'
import { applyOverride } from './override-form'
import { readDaysOff } from './save-days-off.server'
import { changeHours } from './save-schedule.server'
import { type Schedule, scheduleFromRow } from './schedule'
import { withoutTime } from './without-time'

/**
 * Takes a stretch of time out of the hours of every schedule of a host, by overrides of the dates that it touches; their other hours stay,
 * and so do bookings. A date that is off already stays as it is.
 *
 * @param range epoch ms
 * @returns `nothing`: no schedule had hours then; `too_many`: no further date may have its own hours
 */
export async function blockTime(
  tools: { db: Kysely<DB>; dialect: Dialect },
  host: { id: string; timeZone: string },
  range: Range,
  now: number,
): Promise<'blocked' | 'nothing' | 'too_many'> {
  const [rows, daysOff] = await Promise.all([findSchedulesOfHost(tools.db, host.id), readDaysOff(tools.db, host.id)])
  const year = Number(dateInZone(range.from, host.timeZone).slice(0, 4))
  const holidays = await findHolidays(daysOff.holidays, { first: year - 1, last: year + 1 })
  const off = { timeOff: timeOffFor(daysOff.timeOff, { team: null }), holidays }
  const changed = rows
    .map((row) => scheduleFromRow(row, host.timeZone))
    .filter((schedule) => overridesWithout(schedule, range, host.timeZone, off) !== schedule.overrides)
  if (changed.some((schedule) => overridesWithout(schedule, range, host.timeZone, off) === null)) return 'too_many'
  for (const { id } of changed)
    await changeHours(
      tools,
      { hostId: host.id, id },
      (present) => ({
        ...present,
        overrides: overridesWithout(present, range, host.timeZone, off) ?? present.overrides,
      }),
      now,
    )
  return changed.length > 0 ? 'blocked' : 'nothing'
}

type Off = { timeOff: TimeOff[]; holidays: Awaited<ReturnType<typeof findHolidays>> }

/** @returns the very same list if nothing changes, and null if it would be too long */
function overridesWithout(
  schedule: Schedule,
  range: Range,
  hostTimeZone: string,
  off: Off,
): Schedule['overrides'] | null {
  const timeZone = schedule.timeZone ?? hostTimeZone
  const last = dateInZone(range.until - 1, timeZone)
  let overrides: Schedule['overrides'] | null = schedule.overrides
  for (let date = dateInZone(range.from, timeZone); overrides && date <= last; date = addDays(date, 1)) {
    const { hours }: DayState = stateOfDay(date, { ...schedule, overrides, ...off })
    const left = withoutTime(hours, date, range, timeZone)
    if (JSON.stringify(left) !== JSON.stringify(hours))
      overrides = applyOverride(overrides, { from: date, to: date, intervals: left })
  }
  return overrides
}
