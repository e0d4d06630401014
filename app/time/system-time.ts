import type { Clock, Elapsed } from './clock'

/**
 * The only place that reads the time. The composition root and the operator's commands take it from here and hand it down as an
 * argument, so that time is an input of everything else (tests/time/clock-reads.test.ts).
 */
export const systemClock: Clock = () => Date.now()
export const systemElapsed: Elapsed = () => performance.now()
