import type { Logger } from 'pino'

/**
 * One kind of place where a host's time is taken outside our bookings. It fills `busy_intervals`, which is all that availability reads:
 * a source that does not answer leaves its last known state there. Sources share no queue, so a slow one delays no other (E7).
 */
export interface BusySource {
  kind: 'calendar_feed' | 'goto_meeting' | 'calendar'
  /** One round: reads what is due, a limited number of hosts and few at once. A failure of one host is logged and ends no round. */
  readDue(): Promise<void>
  /** A host's times were viewed: old data may be refreshed in the background. Never waits, never throws. */
  markViewed(hostId: string): void
  /**
   * Refreshes what is too old to accept a booking on. The caller stops waiting when its budget is over; the work goes on. Network, so
   * before the transaction, never inside.
   *
   * @returns whether the database is up to date, which it also is for a host who does not use this source
   */
  refreshBeforeBooking(hostId: string): Promise<boolean>
}

/** For work that nobody waits for: the next round tries again. */
export async function loggingFailure(log: Logger, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ error }, 'busy times were not refreshed, trying again')
  }
}
