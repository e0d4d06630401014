import { recipientKey } from '~/limits/mailbox'
import type { LimitDecision, LimitName, RateLimits } from '~/limits/rate-limit.server'

/**
 * Mails that bookings send are limited per host and per recipient, guests included (S16). They are checked before a booking and
 * counted after it. So when many people race for one slot, the losers learn that it is taken, and none is refused by the limit.
 */
export async function checkBookingLimits(
  { limits }: { limits: RateLimits },
  hostId: string,
  ...emails: string[]
): Promise<LimitDecision> {
  for (const [name, key] of keysOf(hostId, emails)) {
    const decision = await limits.peek(name, key)
    if (!decision.ok) return decision
  }
  return { ok: true }
}

export async function countBooking(
  { limits }: { limits: RateLimits },
  hostId: string,
  ...emails: string[]
): Promise<void> {
  for (const [name, key] of keysOf(hostId, emails)) await limits.take(name, key)
}

function keysOf(hostId: string, emails: string[]): [LimitName, string][] {
  return [
    ['bookings-of-host', hostId],
    ...emails.map((email): [LimitName, string] => ['bookings-to-address', recipientKey(email)]),
  ]
}
