import type { TimeOff } from '~/availability/slots/days-off'
import { offeredSlots, type SlotInputs } from '~/availability/slots/slot-inputs'
import type { Range } from '~/time/range'
import { MINUTE_MS } from '~/time/units'

/**
 * Why nothing is offered in a stretch of time, for attendees: never a title, a name or a private note (S3). Instants are epoch
 * ms.
 */
export type EmptyReason =
  | { reason: 'fully_booked' }
  | { reason: 'minimum_notice'; minutes: number; bookableFrom: number }
  | { reason: 'window_opens'; at: number }
  /** The last instant at which something could start. */
  | { reason: 'window_ended'; last: number }
  | { reason: 'closed' }

const ALWAYS = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** Calls `findSlots` again with fewer rules. @returns null when something is offered */
export function explainStretch(inputs: SlotInputs, range: Range): EmptyReason | null {
  const offers = (change: Partial<SlotInputs>) => offeredSlots({ ...inputs, ...change }, range).length > 0
  const { query, window } = inputs
  if (offers({})) return null
  const bookableFrom = query.now + query.minimumNoticeMinutes * MINUTE_MS
  const soon = { query: { ...query, minimumNoticeMinutes: 0 } }
  if (query.minimumNoticeMinutes > 0 && offers(soon))
    return { reason: 'minimum_notice', minutes: query.minimumNoticeMinutes, bookableFrom }
  const free = { busy: [], closed: [], query: { ...query, dailyLimit: null } }
  if (offers(free)) return { reason: 'fully_booked' }
  if (offers({ ...free, window: ALWAYS })) {
    if (range.until > window.until) return { reason: 'window_ended', last: window.until - 1 }
    if (range.from < window.from) return { reason: 'window_opens', at: window.from }
  }
  return { reason: 'closed' }
}

/** Notes of time off that the host shows to everybody, for a range of dates that is not over. */
export function publicNotes(
  timeOff: TimeOff[],
  { first, last, today }: { first: string; last: string; today: string },
): string[] {
  const shown = timeOff.filter(
    ({ from, to, note, notePublic }) => notePublic && note !== '' && from <= last && to >= first && to >= today,
  )
  return [...new Set(shown.map(({ note }) => note))]
}
