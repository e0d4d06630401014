/** One line of `npm run doctor`. */
export interface Diagnosis {
  ok: boolean
  subject: string
  text: string
}

/** Somebody waits for the answer at a terminal. */
export const DOCTOR_TIMEOUTS = { connectMs: 5_000, totalMs: 10_000 }
