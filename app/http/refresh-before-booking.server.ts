import { findDecidingHosts, findSlotsOfHosts, type SlotRequest } from '~/availability/slots/find-slots.server'
import type { AppContext } from './context.server'

/**
 * Asks for a moment what makes the host busy elsewhere; for a team, everybody who could take that time.
 *
 * @returns whether the database is up to date, and how long that took
 */
export async function refreshBeforeBooking(
  { db, busy }: Pick<AppContext, 'db' | 'busy'>,
  request: Omit<SlotRequest, 'from' | 'until'>,
  start: number,
): Promise<{ upToDate: boolean; tookMs: number }> {
  const { hosts } = await findDecidingHosts(db, request)
  const [only, ...others] = hosts
  if (only === undefined) return { upToDate: true, tookMs: 0 }
  if (others.length === 0) return busy.refreshBeforeBooking(only.id)
  const range = { from: start, until: start + 1 }
  const offers = await findSlotsOfHosts(db, { ...request, ...range }, hosts)
  const able = hosts.filter((_, index) => offers[index]?.[0] === start)
  const checked = await Promise.all(able.map(({ id }) => busy.refreshBeforeBooking(id)))
  return {
    upToDate: checked.every(({ upToDate }) => upToDate),
    tookMs: Math.max(0, ...checked.map(({ tookMs }) => tookMs)),
  }
}
