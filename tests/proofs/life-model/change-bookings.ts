import { expect } from 'vitest'
import type { Real } from './check'
import { afterCommand, type Command, chooseStart, MINUTE_MS, type Pick, takeDueAt } from './command'
import { announce } from './mails'
import { count, holds, isOffered } from './model'
import { settle } from './settle'

export function move({ which, start: pick, by }: { which: number; start: Pick; by: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const start = await chooseStart(real, pick)
      const now = clock.now()
      const cutoffMs = model.settings.rescheduleCutoffMinutes * MINUTE_MS
      const tooLate = by === 'attendee' && now > booking.start - cutoffMs
      const same = start === booking.start
      const possible =
        holds(booking) && booking.end > now && (same || (!tooLate && isOffered(model, start, now, booking)))
      const startText = new Date(start).toISOString()
      const ok =
        by === 'host'
          ? (await living.callApi(host, 'POST', `/bookings/${booking.id}/reschedule`, { start: startText })).status ===
            200
          : await sendForm(real, `${booking.managePath}/reschedule`, {
              start: startText,
              seen: new Date(booking.start).toISOString(),
            })
      // Moving a booking that is over leads to the page that says so.
      expect(ok, `moved to ${startText}`).toBe(possible || (by === 'attendee' && !holds(booking)))
      count(model, possible ? 'moved' : 'move refused')
      if (possible && !same) {
        const lengthMs = booking.end - booking.start
        const { bufferBeforeMinutes: bufferBefore, bufferAfterMinutes: bufferAfter } = model.settings
        Object.assign(booking, { start, end: start + lengthMs, bufferBefore, bufferAfter })
        booking.sequence += 1
        await takeDueAt(real, booking, now)
        announce(model, booking, 'moved', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `move(${which}, ${pick.pick}+${pick.aside}, ${by})`,
  }
}

export function cancel({ which, by }: { which: number; by: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const now = clock.now()
      const cutoffMs = model.settings.cancelCutoffMinutes * MINUTE_MS
      const tooLate = by === 'attendee' && cutoffMs > 0 && now > booking.start - cutoffMs
      const refused = holds(booking) && (booking.end <= now || tooLate)
      const ok =
        by === 'host'
          ? (await living.callApi(host, 'POST', `/bookings/${booking.id}/cancellation`, {})).status === 200
          : await sendForm(real, `${booking.managePath}/cancel`, { reason: '' })
      expect(ok, 'cancelled').toBe(!refused)
      count(model, ok ? 'cancelled' : 'cancellation refused')
      if (ok && holds(booking)) {
        Object.assign(booking, { status: 'cancelled', sequence: booking.sequence + 1, dueAt: null })
        announce(model, booking, 'over', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `cancel(${which}, ${by})`,
  }
}

export function answerRequest({ which, answer }: { which: number; answer: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const now = clock.now()
      const to = answer === 'approval' ? 'confirmed' : 'declined'
      const tooLate = to === 'confirmed' && booking.status === 'pending' && booking.start <= now
      const possible = (booking.status === 'pending' || booking.status === to) && !tooLate
      const { status } = await living.callApi(host, 'POST', `/bookings/${booking.id}/${answer}`, {})
      expect(status).toBe(possible ? 200 : 409)
      count(model, possible ? to : 'answer refused')
      if (possible && booking.status === 'pending') {
        Object.assign(booking, { status: to, dueAt: null })
        // An event that is in no calendar yet is confirmed under the SEQUENCE of its request.
        if (to === 'declined') booking.sequence += 1
        announce(model, booking, to === 'declined' ? 'over' : 'new', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `${answer}(${which})`,
  }
}

/** A request stays undecided until its deadline. */
export function expire(which: number): Command {
  return {
    check: (model) => model.bookings.some(({ status }) => status === 'pending'),
    async run(model, real) {
      const requests = model.bookings.filter(({ status }) => status === 'pending')
      const { dueAt } = requests[which % requests.length]!
      real.clock.step(onGrid(Math.max(0, (dueAt ?? 0) - real.clock.now()) + 5 * MINUTE_MS))
      await settle(model, real)
    },
    toString: () => `expire(${which})`,
  }
}

/** @returns whether the form was accepted; anything else but a refusal with a message is a failure */
async function sendForm({ living }: Real, path: string, fields: Record<string, string>): Promise<boolean> {
  const { status } = await fetch(living.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { Origin: living.url },
  })
  expect([302, 409]).toContain(status)
  return status === 302
}

/** Steps of whole quarters keep the clock away from the moments at which slots begin to be too near. */
function onGrid(ms: number): number {
  return Math.ceil(ms / (15 * MINUTE_MS)) * 15 * MINUTE_MS
}
