import type { Db } from '#db/schema'
import { type EmptyReason, explainStretch, publicNotes } from '~/availability/explain/explain-stretch'
import { readDaysOff } from '~/availability/schedules/save-days-off.server'
import {
  findDecidingHosts,
  findOfferedSlots,
  loadSlotInputs,
  type SlotRequest,
} from '~/availability/slots/find-slots.server'
import type { Range } from '~/time/range'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { addDays, dateInZone, shiftMonth, startOfDateInZone } from '~/time/wall-time'

/** The steps of the search for the next free time: most are found in the first. */
const LOOK_AHEAD_DAYS = [31, 92, 274]

/** Why a page of free times has none. Dates are the attendee's. */
export interface EmptyMonthReason {
  /** Notes of time off that the host shows to everybody. */
  notes: string[]
  /** Why the chosen date, or else the whole month, has no free time; null if it has some. */
  reason: EmptyReason | null
  /** The chosen date, when it is the date that is empty. */
  date: string | null
  nextFree: string | null
}

/**
 * @param chosenDate 'YYYY-MM-DD' that the visitor chose and that has no free time, or null
 * @param empty whether the whole month has none
 */
export async function explainEmptyMonth(
  db: Db,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  { month, chosenDate, empty }: { month: string; chosenDate: string | null; empty: boolean },
  timeZone: string,
): Promise<EmptyMonthReason> {
  const nextMonth = shiftMonth(month, 1)
  const { timeOff } = await readDaysOff(db, slots.host.id)
  const dates = { first: `${month}-01`, last: addDays(`${nextMonth}-01`, -1), today: dateInZone(slots.now, timeZone) }
  const notes = publicNotes(timeOff, dates)
  // Most months have free times: the rest is read only for empty ones.
  if (chosenDate === null && !empty)
    return { notes, reason: longNotice(slots, month, timeZone), date: null, nextFree: null }
  const [first, after] = chosenDate ? [chosenDate, addDays(chosenDate, 1)] : [dates.first, `${nextMonth}-01`]
  const stretch = { from: startOfDateInZone(first, timeZone), until: startOfDateInZone(after, timeZone) }
  return {
    notes,
    reason: await findReason(db, slots, stretch),
    date: chosenDate,
    nextFree: await findNextFree(db, slots, Math.max(stretch.until, slots.now), timeZone),
  }
}

/** The reason that is nearest to a free time, where several hosts decide; none of them is named (S3). */
async function findReason(
  db: Db,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  stretch: Range,
): Promise<EmptyReason | null> {
  const { hosts, together } = await findDecidingHosts(db, slots)
  const reasons = await Promise.all(
    hosts.map(async (host) => explainStretch(await loadSlotInputs(db, { ...slots, host, ...stretch }), stretch)),
  )
  const [only] = reasons
  if (reasons.length === 1 && only !== undefined) return only
  // Free members of a collective meeting who are never free at the same time.
  if (together && reasons.length > 0 && reasons.every((reason) => reason === null)) return { reason: 'fully_booked' }
  const known = reasons.filter((reason) => reason !== null)
  const nearest = NEAREST_FIRST.find((kind) => known.some(({ reason }) => reason === kind))
  return known.find(({ reason }) => reason === nearest) ?? { reason: 'closed' }
}

const NEAREST_FIRST: EmptyReason['reason'][] = [
  'minimum_notice',
  'fully_booked',
  'window_opens',
  'window_ended',
  'closed',
]

/** A minimum notice of a day or more is mentioned beside the free times of the month that it shortens. */
function longNotice(
  { eventType, now }: Pick<SlotRequest, 'eventType' | 'now'>,
  month: string,
  timeZone: string,
): EmptyReason | null {
  const minutes = eventType.minimumNoticeMinutes
  const bookableFrom = now + minutes * MINUTE_MS
  const isLong = minutes * MINUTE_MS >= DAY_MS && dateInZone(bookableFrom, timeZone).startsWith(month)
  return isLong ? { reason: 'minimum_notice', minutes, bookableFrom } : null
}

async function findNextFree(
  db: Db,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  after: number,
  timeZone: string,
): Promise<string | null> {
  let from = after
  for (const days of LOOK_AHEAD_DAYS) {
    const until = from + days * DAY_MS
    const [first] = await findOfferedSlots(db, { ...slots, from, until })
    if (first !== undefined) return dateInZone(first, timeZone)
    from = until
  }
  return null
}
