import { ReasonSchema } from './schema'

export type ReadReason =
  | { ok: true; typed: string; reason: string | null }
  | { ok: false; typed: string; reason?: undefined }

/**
 * Reads the reason or message that one side writes to the other when it cancels, moves, declines or asks.
 *
 * @returns `reason` null if nothing was written; `typed` for the field, as it was typed
 */
export function readReason(form: FormData, field = 'reason'): ReadReason {
  const typed = String(form.get(field) ?? '')
  const result = ReasonSchema.safeParse(typed)
  return result.success ? { ok: true, typed, reason: result.data || null } : { ok: false, typed }
}
