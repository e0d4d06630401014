/** Epoch ms by the system's clock. It may be set back or forward at any moment. */
export type Clock = () => number

/** Monotonic milliseconds from an arbitrary start: for measuring how long something takes, and for waiting. */
export type Elapsed = () => number
