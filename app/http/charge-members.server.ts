import { findDecidingHosts, type SlotRequest } from '~/availability/slots/find-slots.server'
import { PRICES } from '~/limits/prices'
import type { AppContext } from './context.server'
import { charge } from './share-work.server'

/**
 * Charges whoever makes us read the times of all members of a team: a month, or the free times around one that is not offered. It is
 * not refused, because others may wait for the same month, and a visitor is owed other times; the next request of that network is.
 */
export async function chargeForMembers(
  context: AppContext,
  slots: Pick<SlotRequest, 'host' | 'eventType' | 'memberId'>,
): Promise<void> {
  if (!context.env.RATE_LIMIT || slots.eventType.team === null) return
  const { hosts } = await findDecidingHosts(context.db, slots)
  if (hosts.length > 1) await charge(context, (hosts.length - 1) * PRICES.memberOfPage)
}
