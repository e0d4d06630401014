import { MINUTE_MS } from '~/time/units'

/** How long before its start an attendee may still change a booking, as its event type says. */
export interface Cutoffs {
  cancelMinutes: number
  rescheduleMinutes: number
}

/** Until when an attendee may change a booking, in epoch ms, inclusive. */
export interface ChangeableUntil {
  /** With a cut-off of 0 until the end: an attendee who cannot come may say so late. */
  cancel: number
  /** With a cut-off of 0 until the start: an attendee cannot move a meeting that has begun. */
  reschedule: number
}

/**
 * The one place where cut-offs become instants. A host may cancel and move until the end, regardless of the cut-offs.
 *
 * @example changeableUntil({ startsAt: 3_600_000, endsAt: 5_400_000 }, { cancelMinutes: 0, rescheduleMinutes: 30 }) // {
 * cancel: 5_400_000, reschedule: 1_800_000 }
 */
export function changeableUntil(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  { cancelMinutes, rescheduleMinutes }: Cutoffs,
): ChangeableUntil {
  return {
    cancel: cancelMinutes === 0 ? endsAt : startsAt - cancelMinutes * MINUTE_MS,
    reschedule: startsAt - rescheduleMinutes * MINUTE_MS,
  }
}
