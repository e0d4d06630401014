import { onTestFinished } from 'vitest'
import { setClock } from '#tests/setup/stepped-clock'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import type { NewSession } from '#tests/simulators/goto/server'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** A booking as the API shows it. */
export interface ApiBooking {
  id: string
  start: string
  end: string
  conferencing: { meetingId: string | null }
  attendance: {
    state: string
    suggested: string | null
    startedAt: string | null
    endedAt: string | null
    participants: number | null
  } | null
  recording: { url: string } | null
}

/** An app with a connected host and a clock that a test moves on. */
export async function startWithClock(options: Parameters<typeof startTestApp>[0] = {}) {
  const clock = setClock(Date.now())
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp(options)
  const host = await aHost(app)
  const read = async (id: string): Promise<ApiBooking> => {
    const response = await callApi(app, host, 'GET', `/bookings/${id}`)
    return (await response.json()).data
  }
  /** Sets the clock to an instant, and runs what is due then. */
  const goTo = async (instant: number) => {
    clock.step(instant - Date.now())
    app.services.outbox.wake()
    await app.settled()
  }
  return {
    ...{ app, host, clock, read, goTo },
    /** Books the nth free slot. */
    async book(slot = 0, more: object = {}) {
      const booking = await bookSlot(app, host, slot, more)
      await app.settled()
      const made = await read(booking.id)
      const start = Date.parse(made.start)
      const meetingId = made.conferencing.meetingId ?? ''
      return { id: made.id, start, end: Date.parse(made.end), meetingId }
    },
    /** The meeting is held for some time after its booked start. */
    hold(booking: { meetingId: string; start: number }, from: number, until: number, more: Partial<NewSession> = {}) {
      const times = { start: booking.start + from * MINUTE_MS, end: booking.start + until * MINUTE_MS }
      return app.goto.holdSession({ meetingId: booking.meetingId, ...times, ...more })
    },
    /** How often the history was asked for. */
    historyReads: () => app.goto.state.ledger.filter(({ path }) => path === '/G2M/rest/historicalMeetings').length,
  }
}

async function bookSlot(app: TestApp, host: TestHost, slot: number, more: object): Promise<{ id: string }> {
  const start = (await freeSlots(app, host))[slot]
  const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, ...more }
  const response = await callApi(app, host, 'POST', '/bookings', body)
  const { data } = await response.json()
  if (data === undefined) throw new Error(`not booked: ${response.status}`)
  return data
}
