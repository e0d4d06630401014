import { MINUTE_MS } from '~/time/units'

/** How long before its start an attendee may still change a booking, as its event type says. */
export interface Cutoffs {
  cancelMinutes: number
  rescheduleMinutes: number
}

/** Until when an attendee may change a booking. Epoch ms, the instant itself included. */
export interface ChangeableUntil {
  /** With a cut-off of 0 until the end: who cannot come says so even late. */
  cancel: number
  /** With a cut-off of 0 until the start: a meeting that has begun is not moved by the one who should be in it. */
  reschedule: number
}

/**
 * The one place where cut-offs become instants. A host may cancel and move until the end, whatever the cut-offs are.
 *
 * @example changeableUntil({ startsAt: 3_600_000, endsAt: 5_400_000 }, { cancelMinutes: 0, rescheduleMinutes: 30 }) // { cancel: 5_400_000, reschedule: 1_800_000 }
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
