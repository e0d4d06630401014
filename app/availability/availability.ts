import { z } from 'zod'
import { isKnownTimeZone } from '~/time/wall-time'

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')
const wallTimeOrMidnight = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 17:00, at most 24:00')

/** From Monday, 1. The generator of the API's description does not know literals of several values, so the schema is given. */
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]).meta({ type: 'integer', minimum: 1, maximum: 7 })

const endsAfterStart = ({ start, end }: { start: string; end: string }) => end > start
const endMessage = { message: 'must be after the start', path: ['end'] }

const IntervalSchema = z.strictObject({ start: wallTime, end: wallTimeOrMidnight }).refine(endsAfterStart, endMessage)
const WeeklyIntervalSchema = z
  .strictObject({ weekday, start: wallTime, end: wallTimeOrMidnight })
  .refine(endsAfterStart, endMessage)

/** When a host can be booked: weekly hours in the host's zone, and dates with other hours. */
export const AvailabilitySchema = z
  .strictObject({
    timeZone: z.string().refine(isKnownTimeZone, 'must be an IANA time zone such as Europe/Zurich'),
    weekly: z.array(WeeklyIntervalSchema).max(100),
    overrides: z.array(z.strictObject({ date: z.iso.date(), intervals: z.array(IntervalSchema).max(20) })).max(1_000),
  })
  .superRefine(({ weekly, overrides }, context) => {
    const overlap = findOverlap(weekly)
    if (overlap !== null)
      context.addIssue({ code: 'custom', path: ['weekly', overlap], message: 'overlaps other hours of the same day' })
    overrides.forEach(({ intervals }, index) => {
      const inside = findOverlap(intervals.map((interval) => ({ ...interval, weekday: 1 })))
      if (inside !== null)
        context.addIssue({
          code: 'custom',
          path: ['overrides', index, 'intervals', inside],
          message: 'overlaps other hours of the same date',
        })
    })
    const dates = overrides.map(({ date }) => date)
    const twice = dates.findIndex((date, index) => dates.indexOf(date) !== index)
    if (twice >= 0) context.addIssue({ code: 'custom', path: ['overrides', twice, 'date'], message: 'is there twice' })
  })

/** A schedule in an event type's list of choices. */
export interface ScheduleName {
  id: string
  name: string
  isDefault: boolean
}

export type Availability = z.infer<typeof AvailabilitySchema>
export type WeeklyHours = Availability['weekly'][number]

/**
 * The index of the first interval that begins before another one of its day has ended; touching is allowed.
 *
 * @example findOverlap([{ weekday: 1, start: '09:00', end: '12:00' }, { weekday: 1, start: '11:00', end: '13:00' }]) // 1
 */
export function findOverlap(hours: { weekday: number; start: string; end: string }[]): number | null {
  const sorted = hours
    .map((interval, index) => ({ ...interval, index }))
    .sort((a, b) => a.weekday - b.weekday || a.start.localeCompare(b.start))
  const later = sorted.find(
    ({ weekday, start }, i) => i > 0 && sorted[i - 1]!.weekday === weekday && sorted[i - 1]!.end > start,
  )
  return later?.index ?? null
}
