import { findSlots, type SlotQuery } from '~/availability/slots'
import { segmentsAround } from '~/time/wall-time'
import { tightSlots } from './tight-engine'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const ROUNDS = 200
/** About a millisecond a side: so short that other load on the machine mostly affects a whole round, or none of it. */
const CALLS = 20

export interface EngineFigure {
  busy: number
  ratio: number
  microseconds: number
}

/** `findSlots` over a month of 15-minute steps in Europe/Zurich, compared with the tight engine on the same input with the same result. */
export function measureEngine(busyCount: number): EngineFigure {
  const from = Date.UTC(2026, 2, 10)
  const until = from + 31 * DAY_MS
  const busy = Array.from({ length: busyCount }, (_, index) => {
    const start = from + Math.floor(((until - from) * index) / busyCount)
    return { start, end: start + 10 * MINUTE_MS }
  })
  const query: SlotQuery = {
    timeZone: 'Europe/Zurich',
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '08:00', end: '20:00' })),
    overrides: [],
    durationMinutes: 30,
    stepMinutes: 15,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 0,
    dailyLimit: null,
    busy,
    now: from,
    from,
    until,
  }
  const segments = segmentsAround('Europe/Zurich', from - 2 * DAY_MS, until + 2 * DAY_MS)
  const offsets = Float64Array.from(segments.flatMap(({ from: begins, offset }) => [begins, offset]))
  const hours = Int32Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 8 * 60 : 20 * 60))
  const ours = () => findSlots(query)
  const floor = () => tightSlots(offsets, hours, busy, query)
  if (JSON.stringify(ours()) !== JSON.stringify(floor())) throw new Error('The two engines do not agree')
  return { busy: busyCount, ...compare(ours, floor) }
}

/** Both in turn, in many short rounds; the median of the ratios is independent of other load on the machine. */
function compare(ours: () => unknown, floor: () => unknown): Pick<EngineFigure, 'ratio' | 'microseconds'> {
  const time = (run: () => unknown) => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < CALLS; i++) run()
    return Number(process.hrtime.bigint() - start)
  }
  // The optimizing compiler needs some thousand calls before it acts.
  for (let i = 0; i < ROUNDS; i++) {
    time(ours)
    time(floor)
  }
  const rounds = Array.from({ length: ROUNDS }, () => {
    const spent = time(ours)
    return { spent, ratio: spent / time(floor) }
  })
  return {
    ratio: middle(rounds.map(({ ratio }) => ratio)),
    microseconds: middle(rounds.map(({ spent }) => spent)) / CALLS / 1000,
  }
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
