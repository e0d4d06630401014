import type { Stretch } from './day-rows'

/** Shown in any case. */
const USUAL_FROM = 9 * 60
const USUAL_UNTIL = 17 * 60
/** Of a busy time that goes on over midnight this much is shown: with more of it, each such night would show all hours. */
const PART_OF_NIGHT = 60
const HOUR = 60

interface Day {
  offset: number
  open: Stretch[]
  events: ({ kind: string } & Stretch)[]
}

/**
 * The whole hours that hold the hours and events of some days, so that nobody has to scroll past the night.
 *
 * @param end of the grid, in minutes
 */
export function rowsInSight(days: Day[], end: number): { from: number; until: number } {
  // Days of usual length begin here.
  const midnight = end - 24 * HOUR
  let from = midnight + USUAL_FROM
  let until = midnight + USUAL_UNTIL
  for (const { offset, open, events } of days) {
    for (const event of [...open.map((one) => ({ kind: 'open', ...one })), ...events]) {
      const shown = event.kind === 'busy' ? partShown(event, offset, end) : event
      from = Math.min(from, shown.start)
      until = Math.max(until, shown.start + shown.length)
    }
  }
  const toLine = (minute: number, round: (hours: number) => number) =>
    midnight + HOUR * round((minute - midnight) / HOUR)
  return { from: Math.max(0, toLine(from, Math.floor)), until: Math.min(end, toLine(until, Math.ceil)) }
}

function partShown({ start, length }: Stretch, offset: number, end: number): Stretch {
  const part = Math.min(length, PART_OF_NIGHT)
  if (start === offset) return { start: start + length - part, length: part }
  return start + length === end ? { start, length: part } : { start, length }
}
