import { SECOND_MS } from '~/time/units'

/** One line of `npm run doctor`. */
export interface Diagnosis {
  ok: boolean
  subject: string
  text: string
}

/** An operator waits for the result at a terminal. */
export const DOCTOR_TIMEOUTS = { connectMs: 5 * SECOND_MS, totalMs: 10 * SECOND_MS }
