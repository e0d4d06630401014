import type { SlotQuery } from '~/availability/slots'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/**
 * The contract's sentences taken literally, minute by minute, with only `Intl` to read the host's clock: slow, and written
 * differently from the engine in every way. Instants must be whole minutes.
 */
export function slotsByOracle(query: SlotQuery): number[] {
  const reach = (4 * DAY_MINUTES + query.durationMinutes) * MINUTE_MS
  const walk = minutesBetween(query.from - reach, query.until + reach)
  const wall = walk.map(wallReader(query.timeZone))

  const open = new Array<boolean>(walk.length).fill(false)
  for (const date of new Set(wall.map((reading) => reading.slice(0, 10)).concat(datesBetween(wall)))) {
    for (const { start, end } of hoursOn(date, query)) {
      const first = wall.findIndex((reading) => reading >= `${date} ${start}`)
      const last = wall.findLastIndex((reading) => reading < `${date} ${end}`)
      if (first >= 0) open.fill(true, first, last + 1)
    }
  }

  const slots = new Set<number>()
  for (const run of runsOf(open)) {
    for (const index of run.length > DAY_MINUTES
      ? midnightGrid(wall, run, query.stepMinutes)
      : grid(run, query.stepMinutes)) {
      if (index + query.durationMinutes <= run.start + run.length) slots.add(walk[index]!)
    }
  }
  return [...slots].sort((a, b) => a - b).filter((start) => allowed(start, query))
}

function allowed(start: number, query: SlotQuery): boolean {
  if (start < query.from || start >= query.until || start < query.now + query.minimumNoticeMinutes * MINUTE_MS)
    return false
  const from = start - query.bufferBeforeMinutes * MINUTE_MS
  const until = start + (query.durationMinutes + query.bufferAfterMinutes) * MINUTE_MS
  if (query.busy.some((busy) => busy.start < busy.end && busy.start < until && busy.end > from)) return false
  if (query.dailyLimit === null) return true
  const read = wallReader(query.timeZone)
  const date = read(start).slice(0, 10)
  return query.busy.filter((busy) => busy.counts && read(busy.start).slice(0, 10) === date).length < query.dailyLimit
}

function hoursOn(date: string, { weekly, overrides }: SlotQuery): { start: string; end: string }[] {
  const replaced = overrides.filter((override) => override.date === date)
  if (replaced.length > 0) return replaced.flatMap(({ intervals }) => intervals)
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7
  return weekly.filter((hours) => hours.weekday === weekday)
}

function runsOf(open: boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = []
  open.forEach((isOpen, index) => {
    if (isOpen && !open[index - 1]) runs.push({ start: index, length: 1 })
    else if (isOpen) runs.at(-1)!.length++
  })
  return runs
}

function grid({ start, length }: { start: number; length: number }, step: number): number[] {
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => start + k * step)
}

function midnightGrid(wall: string[], run: { start: number; length: number }, step: number): number[] {
  const midnights = datesBetween(wall).map((date) => wall.findIndex((reading) => reading >= `${date} 00:00`))
  const indices: number[] = []
  midnights.forEach((midnight, i) => {
    const nextMidnight = midnights[i + 1] ?? wall.length
    for (let index = midnight; index < nextMidnight; index += step) {
      if (index >= run.start && index < run.start + run.length) indices.push(index)
    }
  })
  return indices
}

/** Every calendar date from the first to the last that the clock shows, and those that it skips. */
function datesBetween(wall: string[]): string[] {
  const dates: string[] = []
  const last = Date.parse(`${wall.at(-1)!.slice(0, 10)}T00:00:00Z`)
  for (let day = Date.parse(`${wall[0]!.slice(0, 10)}T00:00:00Z`); day <= last; day += DAY_MINUTES * MINUTE_MS) {
    dates.push(new Date(day).toISOString().slice(0, 10))
  }
  return dates
}

function minutesBetween(from: number, until: number): number[] {
  return Array.from({ length: Math.round((until - from) / MINUTE_MS) }, (_, i) => from + i * MINUTE_MS)
}

/** Reads a clock in the zone as 'YYYY-MM-DD HH:MM'. */
function wallReader(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (instant) => format.format(instant)
}
