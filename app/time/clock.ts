/** Epoch ms, as the system's calendar has it. It may be set back or forward at any moment. */
export type Clock = () => number

/** Ms that only ever grow, from wherever they began: for how long something took, and how long to wait for it. */
export type Elapsed = () => number
