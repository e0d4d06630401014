import { z } from 'zod'
import { findOpenLimits } from '#db/queries/booking-networks'
import { findHostLimits, updateHost } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { USUAL_SHARE_PERCENT } from '~/limits/held-share'
import { type HostLimits, HostLimitsSchema } from './settings-schema'
import { amountOf, minutesOf, wholeNumberOrNull } from './typed-amount'
import { OPEN_LIMIT_FIELDS, type TypedSettings } from './typed-settings'

export type HostLimitField = 'dailyLimit' | 'weeklyLimit' | 'dailyTime' | (typeof OPEN_LIMIT_FIELDS)[number]
export type HostLimitProblem = 'dailyLimit' | 'weeklyLimit' | 'dailyTime' | 'openLimit'

/** Open bookings of visitors; null for the usual limit. */
const OpenLimit = z.int().min(1).max(100_000).nullable()

interface OpenLimitSettings {
  open: { ofAddress: number | null; ofNetwork: number | null; inAll: number | null }
}

/** A host's limits over all event types, as the form shows them. */
export async function typedHostLimits(db: Db, hostId: string): Promise<TypedSettings> {
  const { dailyLimit, weeklyLimit, dailyMinutesLimit } = await findHostLimits(db, hostId)
  const { amount, unit } = dailyMinutesLimit === null ? { amount: '', unit: 'hours' } : amountOf(dailyMinutesLimit)
  const text = (limit: number | null) => (limit === null ? '' : String(limit))
  const open = await findOpenLimits(db, hostId)
  return {
    dailyLimit: text(dailyLimit),
    weeklyLimit: text(weeklyLimit),
    dailyTime: amount,
    dailyTimeUnit: unit,
    networkShare: text(open.sharePercent ?? USUAL_SHARE_PERCENT),
    openOfAddress: text(open.ofAddress),
    openOfNetwork: text(open.ofNetwork),
    openInAll: text(open.inAll),
  }
}

/** Reads the form of the limits over all event types; an empty field means no limit. */
export function readHostLimits(
  typed: TypedSettings,
):
  | { ok: true; limits: HostLimits & OpenLimitSettings }
  | { ok: false; problems: { field: HostLimitField; problem: HostLimitProblem }[] } {
  const result = HostLimitsSchema.safeParse({
    dailyLimit: wholeNumberOrNull(typed.dailyLimit),
    weeklyLimit: wholeNumberOrNull(typed.weeklyLimit),
    dailyMinutesLimit: typed.dailyTime?.trim() ? minutesOf(typed.dailyTime, typed.dailyTimeUnit) : null,
  })
  const open = OPEN_LIMIT_FIELDS.map((field) => ({
    field,
    limit: OpenLimit.safeParse(wholeNumberOrNull(typed[field])),
  }))
  const unfit = open.filter(({ limit }) => !limit.success)
  const [ofAddress, ofNetwork, inAll] = open.map(({ limit }) => limit.data ?? null)
  if (result.success && unfit.length === 0)
    return {
      ok: true,
      limits: {
        ...result.data,
        open: { ofAddress: ofAddress ?? null, ofNetwork: ofNetwork ?? null, inAll: inAll ?? null },
      },
    }
  const fields = (result.error?.issues ?? []).map(({ path: [setting] }): 'dailyLimit' | 'weeklyLimit' | 'dailyTime' =>
    setting === 'dailyMinutesLimit' ? 'dailyTime' : (setting as 'dailyLimit' | 'weeklyLimit'),
  )
  return {
    ok: false,
    problems: [
      ...[...new Set(fields)].map((field) => ({ field, problem: field })),
      ...unfit.map(({ field }) => ({ field, problem: 'openLimit' as const })),
    ],
  }
}

/** The choices that the form has. */
const SHARE_CHOICES = [USUAL_SHARE_PERCENT, 10, 25, 100] as const

/** The share of the offered time that one network may hold; any value that is not a choice leaves it unchanged. */
export async function saveNetworkShare(db: Db, hostId: string, typed: string | undefined, now: number): Promise<void> {
  const share = SHARE_CHOICES.find((choice) => String(choice) === typed)
  if (share !== undefined) await updateHost(db, hostId, { network_share_percent: share }, now)
}

/** The limits apply from the next booking on; existing bookings stay. */
export async function saveHostLimits(
  db: Db,
  hostId: string,
  limits: HostLimits & Partial<OpenLimitSettings>,
  now: number,
): Promise<void> {
  const { dailyLimit, weeklyLimit, dailyMinutesLimit, open } = limits
  const values = { daily_limit: dailyLimit, weekly_limit: weeklyLimit, daily_minutes_limit: dailyMinutesLimit }
  const ofVisitors = open && {
    max_open_of_address: open.ofAddress,
    max_open_of_network: open.ofNetwork,
    max_open_in_all: open.inAll,
  }
  await updateHost(db, hostId, { ...values, ...ofVisitors }, now)
}
