/** One line of `npm run doctor`. */
export interface Diagnosis {
  ok: boolean
  subject: string
  text: string
}

/** An operator waits for the result at a terminal. */
export const DOCTOR_TIMEOUTS = { connectMs: 5_000, totalMs: 10_000 }
