import type { Clock, Elapsed } from './clock'

/**
 * The only module that reads the clock. The composition root and the operator's commands take the time from here and pass it
 * down as an argument, so that time is an input of everything else (tests/time/clock-reads.test.ts).
 */
export const systemClock: Clock = () => Date.now()
export const systemElapsed: Elapsed = () => performance.now()
