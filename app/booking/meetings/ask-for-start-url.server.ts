import type { BookingDetailsRow } from '#db/queries/bookings'
import type { ConferencingFailureReason, ConferencingProviders } from '~/booking/conferencing'
import { canStartMeeting, type StartRefusal } from '~/booking/start-meeting'
import { hasProviderMeeting } from '~/event-types/location'

export type StartUrlResult =
  | { ok: true; url: string }
  | { ok: false; reason: StartRefusal }
  /** The provider gave none. */
  | { ok: false; reason: ConferencingFailureReason; detail: string }

/**
 * The address that opens a booking's meeting as its organizer, without a sign-in (F3): whoever has it acts as the organizer at the provider.
 * It is requested with the connection of the organizer whom the booking has now, and goes nowhere but to the browser that asked.
 */
export async function askForStartUrl(
  { conferencing }: { conferencing: ConferencingProviders },
  row: BookingDetailsRow,
  now: number,
): Promise<StartUrlResult> {
  const can = canStartMeeting(row, now)
  if (can !== 'yes') return { ok: false, reason: can }
  if (row.meeting_id === null || !hasProviderMeeting(row.location_kind)) return { ok: false, reason: 'no_meeting' }
  const outcome = await conferencing[row.location_kind].startUrl(row.host_id, row.meeting_id)
  return outcome.ok ? { ok: true, url: outcome.value } : { ok: false, reason: outcome.reason, detail: outcome.detail }
}
