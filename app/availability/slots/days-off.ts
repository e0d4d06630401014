import { z } from 'zod'
import type { Availability } from '~/availability/availability'
import { oneLine } from '~/security/plain-text'
import { dateOfDay } from '~/time/instants'
import type { Range } from '~/time/range'
import { DAY_MS } from '~/time/units'
import { addDays } from '~/time/wall-time'

const MAX_NOTE_LENGTH = 120
export const MAX_TIME_OFF = 200

/** Whole days off, for every schedule of the host; both ends included. */
export const TimeOffSchema = z
  .strictObject({
    id: z.string().max(60),
    from: z.iso.date(),
    to: z.iso.date(),
    /** "Back on 4 January"; may be empty. */
    note: oneLine(MAX_NOTE_LENGTH),
    /** Whether attendees see the note; a private one appears only in the admin. */
    notePublic: z.boolean(),
    /** Entered as an absence from the team: for the team's bookings only, or for the host's own page too. */
    team: z.enum(['only', 'too']).optional(),
  })
  .refine(({ from, to }) => to >= from, { message: 'must not end before it begins', path: ['to'] })

export const DaysOffSchema = z.strictObject({
  timeOff: z.array(TimeOffSchema).max(MAX_TIME_OFF),
  holidays: z
    .strictObject({
      /** ISO 3166-1, as date-holidays spells it. */
      country: z.string().max(10),
      /** Also as date-holidays spells it; a part of a region follows a dot, as in `BY.A`. */
      region: z.string().max(20).nullable(),
      /** Keys of holidays switched on or off against their default. */
      switched: z.array(z.string().max(200)).max(200),
    })
    .nullable(),
})

export type TimeOff = z.infer<typeof TimeOffSchema>
export type DaysOff = z.infer<typeof DaysOffSchema>
export type HolidaySettings = NonNullable<DaysOff['holidays']>

export const NO_DAYS_OFF: DaysOff = { timeOff: [], holidays: null }

/** The time off that counts for an event type of a team, or for one of the host's own. */
export function timeOffFor(timeOff: TimeOff[], eventType: { team: object | null }): TimeOff[] {
  return eventType.team === null ? timeOff.filter(({ team }) => team !== 'only') : timeOff
}

/** One holiday in one year. */
export interface Holiday {
  /** The same in every year. */
  key: string
  name: string
  /** The first of its dates; most have one. */
  date: string
  days: number
  /** Whether it is a day off for this host. */
  off: boolean
}

type Override = Availability['overrides'][number]

/**
 * What `findSlots` gets as overrides: the host's own, time off, and holidays, as far as they matter for a range. Time off
 * overrules everything; an override overrules a holiday, because a host who gives hours to a holiday does so on purpose.
 *
 * @param range epoch ms
 * @example overridesInForce({ overrides: [], timeOff: [{ id: '1', from: '2026-12-24', to: '2026-12-24', note: '', notePublic:
 * false }], holidays: [] }, { from: Date.UTC(2026, 11, 1), until: Date.UTC(2027, 0, 1) }) // [{ date: '2026-12-24', intervals:
 * [] }]
 */
export function overridesInForce(
  {
    overrides,
    timeOff,
    holidays,
  }: { overrides: Override[]; timeOff: Pick<TimeOff, 'from' | 'to'>[]; holidays: Holiday[] },
  range: Range,
): Override[] {
  if (timeOff.length === 0 && holidays.length === 0) return overrides
  const away = datesCovered(timeOff, datesAround(range))
  const own = overrides.filter(({ date }) => !away.has(date))
  const named = new Set(own.map(({ date }) => date))
  const closed = datesOfHolidays(holidays).filter((date) => !named.has(date) && !away.has(date))
  return [...own, ...[...away, ...closed].map((date) => ({ date, intervals: [] }))]
}

/**
 * Dates that can matter for slots in a range: hours cross midnight and merge, so a few more on each side.
 *
 * @returns both ends included
 */
export function datesAround({ from, until }: Range): { first: string; last: string } {
  return { first: dateOfDay(Math.floor(from / DAY_MS) - 8), last: dateOfDay(Math.ceil(until / DAY_MS) + 16) }
}

/** Whether a holiday falls on a date; some last several days. */
export function isOnDate({ date, days }: Pick<Holiday, 'date' | 'days'>, asked: string): boolean {
  return date <= asked && asked < addDays(date, days)
}

function datesCovered(
  timeOff: Pick<TimeOff, 'from' | 'to'>[],
  { first, last }: { first: string; last: string },
): Set<string> {
  const dates = new Set<string>()
  for (const { from, to } of timeOff) {
    const end = to < last ? to : last
    for (let date = from > first ? from : first; date <= end; date = addDays(date, 1)) dates.add(date)
  }
  return dates
}

function datesOfHolidays(holidays: Holiday[]): string[] {
  return [
    ...new Set(
      holidays
        .filter(({ off }) => off)
        .flatMap(({ date, days }) => Array.from({ length: days }, (_, day) => addDays(date, day))),
    ),
  ]
}

/** As stored; absent before the first day off. */
interface DaysOffColumns {
  time_off: string | null
  holiday_country: string | null
  holiday_region: string | null
  holidays_switched: string | null
}

export function daysOffFromRow(row: DaysOffColumns | undefined): DaysOff {
  if (!row?.time_off) return NO_DAYS_OFF
  return {
    timeOff: JSON.parse(row.time_off),
    holidays:
      row.holiday_country === null
        ? null
        : {
            country: row.holiday_country,
            region: row.holiday_region,
            switched: JSON.parse(row.holidays_switched ?? '[]'),
          },
  }
}

export function daysOffToRow({ timeOff, holidays }: DaysOff) {
  return {
    time_off: JSON.stringify(timeOff),
    holiday_country: holidays?.country ?? null,
    holiday_region: holidays?.region ?? null,
    holidays_switched: JSON.stringify(holidays?.switched ?? []),
  }
}
