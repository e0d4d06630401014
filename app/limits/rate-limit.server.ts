import type { Kysely } from 'kysely'
import type { Connection } from '#db/connection'
import { countRequest, findRequestCount, type RequestCount, uncountRequest } from '#db/queries/request-counts'
import type { DB } from '#db/schema'
import { hashToken } from '~/security/tokens.server'
import type { Clock } from '~/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { type BoundedCounts, createBoundedCounts } from './bounded-counts'
import type { Network } from './requester.server'

/** In seconds, as headers state them. */
const MINUTE = MINUTE_MS / SECOND_MS
const HOUR = HOUR_MS / SECOND_MS
const DAY = DAY_MS / SECOND_MS

/**
 * How often each action is allowed per key (S16). The caller chooses the key: a network, host, account or recipient. The limits
 * are generous for people, who share networks with many others, and small against floods.
 */
const LIMITS = {
  'sign-in': { points: 30, duration: 15 * MINUTE },
  'sign-in-account': { points: 8, duration: 15 * MINUTE },
  /** Codes of an authenticator app per account, from wherever: they have six digits. Passkeys and recovery codes go on. */
  'second-step': { points: 20, duration: HOUR },
  'sign-up': { points: 20, duration: HOUR },
  reset: { points: 20, duration: HOUR },
  /** Mails that anybody can make us send to one address. */
  'mail-to-address': { points: 5, duration: HOUR },
  'create-booking': { points: 300, duration: 10 * MINUTE },
  /** Bookings that were made and so sent mail; attempts that lost a race do not count. */
  'bookings-of-host': { points: 300, duration: HOUR },
  'bookings-to-address': { points: 20, duration: HOUR },
  cancel: { points: 60, duration: 10 * MINUTE },
  /** Moves and other changes, by network; each sends mail, so one booking cannot be changed for ever either. */
  'change-booking': { points: 60, duration: 10 * MINUTE },
  'changes-of-booking': { points: 20, duration: HOUR },
  /** A person who books under another's address has the links to all those bookings. */
  'changes-to-address': { points: 40, duration: HOUR },
  /**
   * By network and host. Each change and cancellation mails the host, and a cancelled booking is no longer part of what a network may
   * hold, so one network could otherwise book and cancel all day.
   */
  'changes-with-host': { points: 60, duration: DAY },
  'cancellations-with-host': { points: 40, duration: DAY },
  /** The same by the host or an API client: each change mails people who have only booked with the host. */
  'host-changes-of-booking': { points: 60, duration: HOUR },
  /** A host's checks of their own site: each is a call to another server. */
  'check-page': { points: 30, duration: 10 * MINUTE },
  /** Each asks GoTo for an address. */
  'start-meeting': { points: 30, duration: 10 * MINUTE },
  /** Tests of their own texts that a host sends to themselves. */
  'text-test': { points: 30, duration: HOUR },
  /** Own addresses that a host asks for, to send from or for replies: each mails a stranger, and the former reads DNS. */
  'sending-address': { points: 10, duration: HOUR },
  /** The loader with old links in front, when it must be compressed again: for lists of links that are not cached. */
  'widget-scripts': { points: 60, duration: MINUTE },
  /** Notifications of calendar providers that no channel of ours sent, and handshakes. */
  'calendar-notification': { points: 300, duration: MINUTE },
  slots: { points: 1200, duration: MINUTE },
  api: { points: 1200, duration: MINUTE },
  page: { points: 1200, duration: MINUTE },
  /**
   * The total cost of requests by network, in the points of `app/limits/prices.ts`: a fifth of the process's time. An office of
   * fifty who all read booking pages uses a quarter of this.
   */
  work: { points: 12_000, duration: MINUTE },
} as const

export type LimitName = keyof typeof LIMITS
/** The state of a key after counting; absent if nothing is counted. */
export interface LimitState {
  quota: number
  windowSeconds: number
  remaining: number
  resetSeconds: number
}
export type LimitDecision =
  | { ok: true; state?: LimitState }
  | { ok: false; retryAfterSeconds: number; state?: LimitState }

/**
 * What is counted: a host, an account or a recipient by its name, or the networks that contain an address, each with its share.
 */
export type LimitKey = string | readonly Network[]

export interface RateLimits {
  /** @param points how much this request counts; default 1 */
  take(name: LimitName, key: LimitKey, points?: number): Promise<LimitDecision>
  /** The same decision, without counting this time. */
  peek(name: LimitName, key: LimitKey): Promise<LimitDecision>
  /** Takes a count back, such as after a sign-in with the right password. */
  giveBack(name: LimitName, key: LimitKey): Promise<void>
}

/** Where requests are counted: in this process, or in the database when several processes serve one app. */
interface Counts {
  add(name: LimitName, key: string, points: number): Promise<RequestCount>
  get(name: LimitName, key: string): Promise<RequestCount | undefined>
  takeBack(name: LimitName, key: string): Promise<void>
}

/**
 * @param on false behind another limiter, and in load tests
 */
export function createRateLimits(
  on: boolean,
  { db, dialect }: Pick<Connection, 'db' | 'dialect'>,
  clock: Clock,
): RateLimits {
  if (!on) return { take: async () => ({ ok: true }), peek: async () => ({ ok: true }), giveBack: async () => {} }
  // Several processes on one SQLite file are possible but not intended: each then counts for itself, so that no page writes to
  // the disk.
  const counts = dialect === 'postgres' ? countsInDatabase(db, clock) : countsInMemory(clock)
  const take = async (name: LimitName, { key, share }: Network, points: number): Promise<LimitDecision> => {
    const state = stateOf(name, share, await counts.add(name, key, points), clock())
    return { ...decisionOn(state, 0), state }
  }
  const peek = async (name: LimitName, { key, share }: Network): Promise<LimitDecision> => {
    const state = await counts.get(name, key)
    return state ? decisionOn(stateOf(name, share, state, clock()), 1) : { ok: true }
  }
  return {
    take: (name, key, points = 1) => firstRefusal(partsOf(key), (part) => take(name, part, points)),
    peek: (name, key) => firstRefusal(partsOf(key), (part) => peek(name, part)),
    async giveBack(name, key) {
      for (const part of partsOf(key)) await counts.takeBack(name, part.key)
    },
  }
}

function partsOf(key: LimitKey): readonly Network[] {
  return typeof key === 'string' ? [{ key, share: 1 }] : key
}

/** Stops at the first refusal. @returns otherwise the decision on the last key, which is the smallest network */
async function firstRefusal(
  parts: readonly Network[],
  ask: (part: Network) => Promise<LimitDecision>,
): Promise<LimitDecision> {
  let decision: LimitDecision = { ok: true }
  for (const part of parts) {
    decision = await ask(part)
    if (!decision.ok) break
  }
  return decision
}

type CountedState = LimitState & { count: number }

function stateOf(name: LimitName, share: number, { count, endsAt }: RequestCount, now: number): CountedState {
  const { duration: windowSeconds } = LIMITS[name]
  const quota = LIMITS[name].points * share
  // Never more than the window: counts in memory end after it, even if the clock is changed meanwhile.
  const resetSeconds = Math.min(windowSeconds, Math.max(0, Math.ceil((endsAt - now) / 1000)))
  return { count, quota, windowSeconds, remaining: Math.max(0, quota - count), resetSeconds }
}

/** @param more how many requests are wanted beyond the counted ones */
function decisionOn({ count, quota, resetSeconds }: CountedState, more: number): LimitDecision {
  return count + more <= quota ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(1, resetSeconds) }
}

function countsInMemory(clock: Clock): Counts {
  const counts = Object.fromEntries(
    Object.entries(LIMITS).map(([name, { duration }]) => [name, createBoundedCounts(duration * SECOND_MS)]),
  ) as Record<LimitName, BoundedCounts>
  return {
    add: async (name, key, points) => counts[name].add(key, points, clock()),
    get: async (name, key) => counts[name].get(key, clock()),
    takeBack: async (name, key) => counts[name].takeBack(key),
  }
}

/** Keys are stored hashed, because they contain addresses of people and networks. */
function countsInDatabase(db: Kysely<DB>, clock: () => number): Counts {
  const keyOf = (name: LimitName, key: string) => hashToken(`${name}:${key}`)
  return {
    add: (name, key, points) => countRequest(db, keyOf(name, key), clock(), LIMITS[name].duration * SECOND_MS, points),
    get: (name, key) => findRequestCount(db, keyOf(name, key), clock(), LIMITS[name].duration * SECOND_MS),
    takeBack: (name, key) => uncountRequest(db, keyOf(name, key)),
  }
}
