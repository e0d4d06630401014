import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dayNumber, localTimeAt, wallMinutes } from '~/time/wall-time'
import { wallTime } from './week-grid'

interface Hours {
  start: string
  end: string
}

/**
 * The hours of a date that are left when a stretch of time is taken away. In a repeated hour, whose times of the clock say too little, it
 * takes away too much rather than too little.
 *
 * @param stretch epoch ms, half open
 * @example withoutTime([{ start: '09:00', end: '17:00' }], '2026-12-03', { from: Date.UTC(2026, 11, 3, 12), until: Date.UTC(2026, 11, 3,
 * 13) }, 'UTC') // [{ start: '09:00', end: '12:00' }, { start: '13:00', end: '17:00' }]
 */
export function withoutTime(
  hours: Hours[],
  date: string,
  stretch: { from: number; until: number },
  timeZone: string,
): Hours[] {
  const midnight = dayNumber(date) * DAY_MS
  const minuteOf = (instant: number) => Math.floor((localTimeAt(instant, timeZone) - midnight) / MINUTE_MS)
  const first = minuteOf(stretch.from)
  const last = minuteOf(stretch.until - MINUTE_MS)
  const [from, until] = [Math.min(first, last), Math.max(first, last) + 1]
  return hours.flatMap(({ start, end }) => {
    const [opens, closes] = [wallMinutes(start), wallMinutes(end)]
    if (until <= opens || from >= closes) return [{ start, end }]
    return [
      ...(opens < from ? [{ start, end: wallTime(from) }] : []),
      ...(until < closes ? [{ start: wallTime(until), end }] : []),
    ]
  })
}
