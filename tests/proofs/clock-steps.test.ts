import { describe, expect, it, onTestFinished } from 'vitest'
import { takeRefreshLease } from '#db/queries/goto-connections'
import { countRequest, findRequestCount } from '#db/queries/request-counts'
import { type SteppedClock, setClock } from '#tests/setup/stepped-clock'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { createRateLimits } from '~/limits/rate-limit.server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

// Jobs and their leases have separate tests: tests/outbox/clock-set-back, clock-set-forward.
describe('a clock that is set forwards and backwards', () => {
  it('reminds each side once, at the right moment, though the clock passes it twice (E3, E8)', async () => {
    const { app, host, clock } = await startAppWithClock()
    const slots = await freeSlots(app, host)
    const start = slots[60] ?? ''
    const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    expect((await callApi(app, host, 'POST', '/bookings', body)).status).toBe(201)
    await app.settled()
    const reminders = async () => {
      app.worker.wake()
      await app.settled()
      return app.services.db
        .selectFrom('sent_mails')
        .select(['mail', 'recipient'])
        .where('mail', 'like', 'reminder%')
        .orderBy('recipient')
        .execute()
    }
    expect(await reminders()).toEqual([])
    const ahead = Date.parse(start) - DAY_MS + MINUTE_MS - clock.now()
    const once = ['attendee', 'host'].map((recipient) => ({ mail: 'reminder-day', recipient }))
    clock.step(ahead)
    expect(await reminders()).toEqual(once)
    clock.step(-ahead)
    expect(await reminders()).toEqual(once)
    clock.step(ahead)
    expect(await reminders()).toEqual(once)
  })

  it('soon repeats, once, a refresh whose process died under a clock ahead (T1, E8)', async () => {
    const { app, host, clock } = await startAppWithClock()
    const { db, goto } = app.services
    await app.settled()
    const { id } = await db.selectFrom('goto_connections').select('id').executeTakeFirstOrThrow()
    await takeRefreshLease(db, id, 'dead', clock.now(), clock.now() + 30_000)
    await db.updateTable('goto_connections').set({ access_expires_at: 0 }).execute()
    const refreshes = () => app.goto.state.ledger.filter(({ path }) => path === '/oauth/token').length
    const before = refreshes()
    clock.step(-3 * HOUR_MS)
    app.worker.wake()
    const lease = () => db.selectFrom('goto_connections').select('refresh_lease_until').executeTakeFirstOrThrow()
    await expect
      .poll(async () => Number((await lease()).refresh_lease_until))
      .toBeLessThanOrEqual(clock.now() + 4 * MINUTE_MS)
    clock.step(4 * MINUTE_MS)
    const asked = await Promise.all(Array.from({ length: 5 }, () => goto.upcomingMeetings(host.id)))
    expect(asked.map(({ ok }) => ok)).toEqual(Array(5).fill(true))
    expect(refreshes() - before).toBe(1)
  })

  it('makes what was read at GoTo under a clock ahead stale (B5)', async () => {
    const { app, host, clock } = await startAppWithClock()
    const { busy } = app.services
    const reads = () => app.goto.state.ledger.filter(({ path }) => path.startsWith('/G2M/rest/upcomingMeetings')).length
    expect(await busy.refreshBeforeBooking(host.id)).toMatchObject({ upToDate: true })
    const before = reads()
    await busy.refreshBeforeBooking(host.id)
    expect(reads()).toBe(before)
    clock.step(-3 * HOUR_MS)
    await busy.refreshBeforeBooking(host.id)
    expect(reads()).toBe(before + 1)
  })

  it('refuses no request for longer than the window of a limit (S16)', async () => {
    const { app, clock } = await startAppWithClock()
    const { db, dialect } = app.services
    const limits = createRateLimits(true, { db, dialect }, clock.now)
    for (let time = 0; time < 6; time++) await limits.take('mail-to-address', 'ada@example.com')
    expect(await limits.peek('mail-to-address', 'ada@example.com')).toMatchObject({ ok: false })
    clock.step(-3 * HOUR_MS)
    const decision = await limits.peek('mail-to-address', 'ada@example.com')
    expect(decision.ok ? 0 : decision.retryAfterSeconds).toBeLessThanOrEqual(3_600)

    await countRequest(db, 'key', clock.now(), HOUR_MS)
    expect(await countRequest(db, 'key', clock.now(), HOUR_MS)).toMatchObject({ count: 2 })
    clock.step(-3 * HOUR_MS)
    expect(await findRequestCount(db, 'key', clock.now(), HOUR_MS)).toBeUndefined()
    expect(await countRequest(db, 'key', clock.now(), HOUR_MS)).toMatchObject({ count: 1 })
    clock.step(3 * HOUR_MS)
    expect(await countRequest(db, 'key', clock.now(), HOUR_MS)).toMatchObject({ count: 1 })
  })
})

async function startAppWithClock() {
  const clock: SteppedClock = setClock(Date.now())
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp()
  return { app, host: await aHost(app), clock }
}
