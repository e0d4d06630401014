const real = Date.now

export interface SteppedClock {
  now(): number
  /** Forwards, or backwards as when an operator corrects a clock. */
  step(ms: number): void
  /** The real time again. */
  giveBack(): void
}

/** Sets the clock of this process to an instant, from which it goes on as clocks do. Timers are not touched: they count elapsed time. */
export function setClock(instant: number): SteppedClock {
  let offset = Math.round(instant - real())
  Date.now = () => real() + offset
  return {
    now: () => real() + offset,
    step: (ms) => {
      offset += ms
    },
    giveBack: () => {
      Date.now = real
    },
  }
}
