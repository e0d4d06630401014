import type { AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import { checkBookings, type Real } from './check'
import { type Model, type ModelBooking, requestDueAt } from './model'
import { settle } from './settle'

export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS
/** Bookings are made in the coming days that are checked. */
export const DAYS_AHEAD = 8

export type Command = AsyncCommand<Model, Real>

export interface Pick {
  pick: number
  /** Minutes beside an offered time: usually one that is not. */
  aside: number
}

/** A time that the service offers, or one near it. */
export async function chooseStart({ living, host, clock }: Real, { pick, aside }: Pick): Promise<number> {
  const date = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', from: date(0), to: date(DAYS_AHEAD) })
  const { data } = (await (await living.callApi(host, 'GET', `/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const offered = Object.values(data).flat()
  const chosen = offered[pick % Math.max(1, offered.length)]
  const start = chosen ? Date.parse(chosen.start) : Math.ceil(clock.now() / DAY_MS + 1) * DAY_MS
  return start + aside * MINUTE_MS
}

/** When awake, the outbox runs after every command. */
export async function afterCommand(model: Model, real: Real): Promise<void> {
  if (model.awake) await settle(model, real)
  else await checkBookings(model, real)
}

/** The instant until which a request waits is the model's, plus or minus the duration of the call. */
export async function takeDueAt({ living, clock }: Real, booking: ModelBooking, sentAt: number): Promise<void> {
  const row = await living
    .app()
    .services.db.selectFrom('bookings')
    .select('answer_due_at')
    .where('id', '=', booking.id)
    .executeTakeFirstOrThrow()
  booking.dueAt = booking.status === 'pending' ? row.answer_due_at : null
  if (booking.dueAt === null) return
  expect(booking.dueAt).toBeGreaterThanOrEqual(requestDueAt(sentAt, booking.start))
  expect(booking.dueAt).toBeLessThanOrEqual(requestDueAt(clock.now(), booking.start))
}
