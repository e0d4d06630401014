import type { HourLine, Stretch } from '../day-rows'
import type { Box } from '../place-events'
import type { CalendarGrid } from '../read-calendar.server'

/** Positions of a grid as custom properties, each for the element with that `data-box`; `calendar.css` turns them into lengths. */
export function gridStyles({ days, hours, inSight }: CalendarGrid): string {
  const rules = [`.calendar-grid{--from:${inSight.from};--rows:${inSight.until - inSight.from}}`]
  const put = (box: string, { start, length, lane, lanes }: Stretch & Partial<Box>) => {
    const place = lanes ? `;--lane:${lane};--lanes:${lanes}` : ''
    rules.push(`[data-box="${box}"]{--start:${start};--length:${length}${place}}`)
  }
  const putAll = (box: string, stretches: (Stretch & Partial<Box>)[]) => {
    for (const [at, stretch] of stretches.entries()) put(`${box}-${at}`, stretch)
  }
  const linesOf = (lines: HourLine[]) => lines.map(({ at }) => ({ start: at, length: 0 }))
  putAll('margin', linesOf(hours))
  for (const [index, day] of days.entries()) {
    if (day.offset > 0) put(`${index}-before`, { start: 0, length: day.offset })
    putAll(`${index}-open`, day.open)
    putAll(`${index}-blocked`, day.blocked)
    putAll(`${index}`, day.events)
    putAll(`${index}-own`, linesOf(day.ownHours))
    if (day.now !== null) put('now', { start: day.now, length: 0 })
  }
  return rules.join('')
}
