import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * What may be asked how often, per key (S16). The keys are networks, hosts, accounts or recipients, as the caller says. Generous
 * for people, who share networks with many others, and small against floods.
 */
const LIMITS = {
  'sign-in': { points: 30, duration: 15 * MINUTE },
  'sign-in-account': { points: 8, duration: 15 * MINUTE },
  'sign-up': { points: 20, duration: HOUR },
  reset: { points: 20, duration: HOUR },
  /** Mails that somebody can make us send to one address. */
  'mail-to-address': { points: 5, duration: HOUR },
  'create-booking': { points: 300, duration: 10 * MINUTE },
  /** Bookings that were made, and so sent mail; attempts that lost a race are not counted. */
  'bookings-of-host': { points: 300, duration: HOUR },
  'bookings-to-address': { points: 20, duration: HOUR },
  cancel: { points: 60, duration: 10 * MINUTE },
  slots: { points: 1200, duration: MINUTE },
  api: { points: 1200, duration: MINUTE },
  page: { points: 1200, duration: MINUTE },
} as const

export type LimitName = keyof typeof LIMITS
/** How a key stands after being counted; left out where nothing is counted. */
export interface Standing {
  quota: number
  windowSeconds: number
  remaining: number
  resetSeconds: number
}
export type LimitVerdict =
  | { ok: true; standing?: Standing }
  | { ok: false; retryAfterSeconds: number; standing?: Standing }

export interface RateLimits {
  take(name: LimitName, key: string): Promise<LimitVerdict>
  /** The same verdict, without counting this time. */
  look(name: LimitName, key: string): Promise<LimitVerdict>
  /** For what turned out to be no attack, such as a sign-in with the right password. */
  giveBack(name: LimitName, key: string): Promise<void>
}

/** @param on false behind another limiter, and in load tests */
export function createRateLimits(on: boolean): RateLimits {
  if (!on) return { take: async () => ({ ok: true }), look: async () => ({ ok: true }), giveBack: async () => {} }
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory({ keyPrefix: name, ...limit })]),
  ) as Record<LimitName, RateLimiterMemory>
  return {
    async take(name, key) {
      try {
        return { ok: true, standing: standingOf(name, await limiters[name].consume(key)) }
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal
        const state = refusal as State
        return { ...refused(state), standing: standingOf(name, state) }
      }
    },
    async look(name, key) {
      const state = await limiters[name].get(key)
      return state && state.remainingPoints <= 0 ? refused(state) : { ok: true }
    },
    async giveBack(name, key) {
      await limiters[name].reward(key)
    },
  }
}

type State = Pick<RateLimiterRes, 'msBeforeNext' | 'remainingPoints'>

function refused({ msBeforeNext }: State): { ok: false; retryAfterSeconds: number } {
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}

function standingOf(name: LimitName, { msBeforeNext, remainingPoints }: State): Standing {
  const { points: quota, duration: windowSeconds } = LIMITS[name]
  const resetSeconds = Math.max(0, Math.ceil(msBeforeNext / 1000))
  return { quota, windowSeconds, remaining: Math.max(0, remainingPoints), resetSeconds }
}

/** Plus-tags and dots of case make no other recipient (S16). @example recipientKey('Ada+x@Example.com') // 'ada@example.com' */
export function recipientKey(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return `${local.split('+')[0]}@${domain}`
}
