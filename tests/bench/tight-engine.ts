const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/**
 * The lower bound for slots: the same job from the same input by the shortest loops over integers. The zone's offsets are given, each
 * day has one interval, nothing is checked, no overrides, no limits, no merging. What `findSlots` costs beyond it is the cost of its
 * rules.
 *
 * @param offsets the zone's offset from UTC over time: `[from, offsetMs]` pairs, ascending
 * @param hours open time of each weekday from Sunday on, in minutes after midnight
 */
export function tightSlots(
  offsets: Float64Array,
  hours: Int32Array,
  busy: { start: number; end: number }[],
  query: { from: number; until: number; durationMinutes: number; stepMinutes: number },
): number[] {
  const { from, until } = query
  const duration = query.durationMinutes * MINUTE_MS
  const step = query.stepMinutes * MINUTE_MS
  const count = busy.length
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  let sorted = true
  for (let i = 0; i < count; i++) {
    const { start, end } = busy[i] as { start: number; end: number }
    starts[i] = start
    ends[i] = end
    if (i > 0 && (starts[i - 1] as number) > start) sorted = false
  }
  if (!sorted) throw new Error('The floor takes busy intervals in order only')

  const slots: number[] = []
  const firstDay = Math.floor(from / DAY_MS) - 1
  const lastDay = Math.floor(until / DAY_MS) + 1
  let b = 0
  let reach = Number.NEGATIVE_INFINITY
  for (let day = firstDay; day <= lastDay; day++) {
    const weekday = (day + 4) % 7
    const open = instantOf(day * DAY_MS + (hours[2 * weekday] as number) * MINUTE_MS, offsets)
    const close = instantOf(day * DAY_MS + (hours[2 * weekday + 1] as number) * MINUTE_MS, offsets)
    for (let start = open; start + duration <= close; start += step) {
      if (start < from || start >= until) continue
      while (b < count && (starts[b] as number) < start + duration) {
        if ((ends[b] as number) > reach) reach = ends[b] as number
        b++
      }
      if (reach <= start) slots.push(start)
    }
  }
  return slots
}

function instantOf(local: number, offsets: Float64Array): number {
  let offset = offsets[1] as number
  for (let i = 0; i < offsets.length; i += 2)
    if (local - (offsets[i + 1] as number) >= (offsets[i] as number)) offset = offsets[i + 1] as number
  return local - offset
}
