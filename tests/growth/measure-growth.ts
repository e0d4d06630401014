import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
/** So that one run does not have to clear away the garbage of the run before. */
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void

/** For a measurement that came out badly: what other tests of this process left in memory is cleared away in the middle of it. */
export function collectAllGarbage(): void {
  collectGarbage({ type: 'major' })
}

/** CPU time of this thread alone, in ms: other programs do not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const LARGEST = 262_144
/** From a 64th of the largest text to all of it: four times the time for twice the text would be 4,096 times. */
const PARTS = [64, 8, 1]
/** What costs less counts as nothing: it could grow a hundredfold unnoticed. */
const NOTICED_MS = 0.05
/** What a clock of microseconds measures well; a faster reader is run several times. */
const MEASURED_MS = 1
const MAX_TIMES = 16
/** Beyond it no larger size is tried. */
const ENOUGH_MS = 150

export interface Growth {
  /** 1: twice the text costs twice the time; 2: four times. */
  exponent: number
  /** ms at the largest size that was tried. */
  largestMs: number
}

/**
 * How the cost of a reader grows with its text: the slope of log(time) over log(length), from the smallest or the middle size to the
 * largest, whichever is less: memory that is touched for the first time costs something once. The quickest of several runs counts, because whatever else the machine does only ever adds.
 *
 * @param most the longest text that can reach the reader
 */
export function measureGrowth(
  read: (text: string) => unknown,
  generate: (length: number) => string,
  most = LARGEST,
): Growth {
  const points: { length: number; ms: number }[] = []
  for (const part of PARTS) {
    const length = Math.floor(Math.min(most, LARGEST) / part)
    const ms = quickest(read, (turn) => generate(Math.max(2, length - turn)))
    points.push({ length, ms })
    if (ms > ENOUGH_MS) break
  }
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)]
  if (!first || !before || !last) return { exponent: Number.POSITIVE_INFINITY, largestMs: last?.ms ?? 0 }
  const slopeFrom = ({ length, ms }: { length: number; ms: number }) =>
    Math.log(last.ms / ms) / Math.log(last.length / length)
  return { exponent: Math.min(slopeFrom(first), slopeFrom(before)), largestMs: last.ms }
}

/** @param textOf another text for each turn, of nearly the same length: the engine caches what it has just split or matched */
function quickest(read: (text: string) => unknown, textOf: (turn: number) => string): number {
  let best = Number.POSITIVE_INFINITY
  let uncollected = 0
  for (let turn = 0, spent = 0; turn < MAX_TIMES && (turn < 3 || spent < 4 * MEASURED_MS); turn++) {
    const text = textOf(turn)
    if (uncollected > MEASURED_MS) {
      collectGarbage({ type: 'minor' })
      uncollected = 0
    }
    const before = cpuMs()
    read(text)
    const ms = cpuMs() - before
    spent += ms
    uncollected += ms
    best = Math.min(best, ms)
    if (ms > ENOUGH_MS) break
  }
  return Math.max(best, NOTICED_MS)
}

/** Where readers have their limits: just below one, more than linear work costs most. */
const USUAL_LIMITS = [60, 100, 200, 254, 500, 1_000, 2_000, 5_000]

/** ms of the most expensive text that is as long as some limit allows. */
export function costAtLimits(
  read: (text: string) => unknown,
  generate: (length: number) => string,
  most = LARGEST,
): number {
  const costs = USUAL_LIMITS.filter((limit) => limit <= most).map((limit) =>
    quickest(read, (turn) => generate(Math.max(2, limit - turn))),
  )
  return Math.max(0, ...costs)
}
