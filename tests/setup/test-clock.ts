import { AsyncLocalStorage } from 'node:async_hooks'

const PRELOAD = new URL('./shifted-clock.mjs', import.meta.url).href
const CLOCK = Symbol.for('foyer.test-clock')
const realTime = new AsyncLocalStorage<true>()

/**
 * Every Node process that is started from here on runs on the tests' clock (`shifted-clock.mjs`): the runner's workers, servers,
 * commands, worker threads. Each test file starts at TEST_NOW, and all that it starts share its clock.
 */
export function shiftClockOfChildren(): void {
  const options = process.env.NODE_OPTIONS ?? ''
  if (!options.includes(PRELOAD)) process.env.NODE_OPTIONS = `${options} --import=${PRELOAD}`.trim()
}

/** Runs a function that compares the real time with another process; code that runs beside it keeps to the tests' clock. */
export function onRealTime<T>(run: () => T): T {
  clockOfProcess().isReal = () => realTime.getStore() === true
  return realTime.run(true, run)
}

/** Sets this process back to TEST_NOW: every test file starts then, however many a worker has run before. */
export function restartClock(): void {
  clockOfProcess().restart()
}

function clockOfProcess() {
  return (globalThis as Record<symbol, unknown>)[CLOCK] as { isReal(): boolean; restart(): void }
}
