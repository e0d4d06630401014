import { setTimeout as pause } from 'node:timers/promises'
import { findMeetingStatus } from '#db/queries/booking-meetings'
import type { Db } from '#db/schema'
import { SECOND_MS } from '~/time/units'

/** With rendering, this stays below the three seconds within which an attendee must see the outcome (E9). */
const MAX_WAIT_MS = 2 * SECOND_MS
const LOOK_EVERY_MS = 60

/**
 * Gives the provider a moment, so that the outcome page usually shows the join link at once. Never fails: the booking is made in any
 * case.
 */
export async function waitForMeeting(db: Db, bookingId: string, alreadyWaitedMs = 0): Promise<void> {
  for (let waited = alreadyWaitedMs; waited < MAX_WAIT_MS; waited += LOOK_EVERY_MS) {
    if ((await findMeetingStatus(db, bookingId)) !== 'pending') return
    await pause(LOOK_EVERY_MS)
  }
}
