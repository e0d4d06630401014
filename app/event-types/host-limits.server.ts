import { findNetworkShare } from '#db/queries/booking-networks'
import { findHostLimits, updateHost } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { USUAL_SHARE_PERCENT } from '~/limits/held-share'
import { type HostLimits, HostLimitsSchema } from './settings-schema'
import { amountOf, minutesOf, wholeNumberOrNull } from './typed-amount'
import type { TypedSettings } from './typed-settings'

export type HostLimitField = 'dailyLimit' | 'weeklyLimit' | 'dailyTime'

/** A host's limits over all event types, as the form shows them. */
export async function typedHostLimits(db: Db, hostId: string): Promise<TypedSettings> {
  const { dailyLimit, weeklyLimit, dailyMinutesLimit } = await findHostLimits(db, hostId)
  const { amount, unit } = dailyMinutesLimit === null ? { amount: '', unit: 'hours' } : amountOf(dailyMinutesLimit)
  const text = (limit: number | null) => (limit === null ? '' : String(limit))
  const networkShare = text((await findNetworkShare(db, hostId)) ?? USUAL_SHARE_PERCENT)
  return {
    dailyLimit: text(dailyLimit),
    weeklyLimit: text(weeklyLimit),
    dailyTime: amount,
    dailyTimeUnit: unit,
    networkShare,
  }
}

/** Reads the form of the limits over all event types; an empty field means no limit. */
export function readHostLimits(
  typed: TypedSettings,
): { ok: true; limits: HostLimits } | { ok: false; problems: { field: HostLimitField; problem: HostLimitField }[] } {
  const result = HostLimitsSchema.safeParse({
    dailyLimit: wholeNumberOrNull(typed.dailyLimit),
    weeklyLimit: wholeNumberOrNull(typed.weeklyLimit),
    dailyMinutesLimit: typed.dailyTime?.trim() ? minutesOf(typed.dailyTime, typed.dailyTimeUnit) : null,
  })
  if (result.success) return { ok: true, limits: result.data }
  const fields = result.error.issues.map(
    ({ path: [setting] }): HostLimitField =>
      setting === 'dailyMinutesLimit' ? 'dailyTime' : (setting as HostLimitField),
  )
  return { ok: false, problems: [...new Set(fields)].map((field) => ({ field, problem: field })) }
}

/** The choices that the form has. */
const SHARE_CHOICES = [USUAL_SHARE_PERCENT, 10, 25, 100] as const

/** The share of the offered time that one network may hold; any value that is not a choice leaves it unchanged. */
export async function saveNetworkShare(db: Db, hostId: string, typed: string | undefined, now: number): Promise<void> {
  const share = SHARE_CHOICES.find((choice) => String(choice) === typed)
  if (share !== undefined) await updateHost(db, hostId, { network_share_percent: share }, now)
}

/** The limits apply from the next booking on; existing bookings stay. */
export async function saveHostLimits(db: Db, hostId: string, limits: HostLimits, now: number): Promise<void> {
  const { dailyLimit, weeklyLimit, dailyMinutesLimit } = limits
  const values = { daily_limit: dailyLimit, weekly_limit: weeklyLimit, daily_minutes_limit: dailyMinutesLimit }
  await updateHost(db, hostId, values, now)
}
