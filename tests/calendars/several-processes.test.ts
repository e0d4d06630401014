import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findCalendarEvent } from '#db/queries/booking-calendar-events'
import { findCalendarAccount, takeReadLease, takeTokenLease } from '#db/queries/calendar-accounts'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { noteFound } from '~/calendars/store-changes.server'
import { type App, createApp } from '~/process/create-app.server'
import { systemElapsed } from '~/time/system-time'

const PROCESSES = 4
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Where each provider lists the events of a calendar. */
const LISTS = { google: '/calendar/v3/calendars/', microsoft: '/v1.0/me/calendars/' }

/** More apps on the database of the first, as other processes would be; each has a clock that can be set ahead. */
async function others(app: TestApp, count: number): Promise<(App & { ahead(ms: number): void })[]> {
  const apps = []
  for (let index = 0; index < count; index++) {
    let ahead = 0
    const time = { clock: () => Date.now() + ahead, elapsed: systemElapsed }
    const other = await createApp(app.env, pino({ level: 'silent' }), time)
    onTestFinished(() => other.close())
    apps.push({
      ...other,
      ahead: (ms: number) => {
        ahead = ms
      },
    })
  }
  return apps
}

describe.each(['google', 'microsoft'] as const)('several processes with one account of %s', (kind) => {
  async function start() {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const simulator = app[kind]
    const accountKey = simulator.state.accounts[0]?.key ?? ''
    const accountId = await connectCalendar(app.services, { hostId: host.id, kind, accountKey })
    await app.services.calendars.source.readNow(host.id, accountId)
    simulator.ledger.length = 0
    return { app, host, accountId, simulator }
  }
  const isList = ({ method, path }: { method: string; path: string }) =>
    method === 'GET' && /\/(events|delta)$/.test(path)
  const isRefresh = ({ path }: { path: string }) => path.endsWith('/token')
  const succeededAt = async ({ services: { db } }: App) =>
    (await db.selectFrom('calendar_accounts').select('succeeded_at').executeTakeFirstOrThrow()).succeeded_at ?? 0

  it('read it one at a time', async () => {
    const { app, host, accountId, simulator } = await start()
    const processes = await others(app, PROCESSES)
    const lists = () => simulator.ledger.filter(isList)
    simulator.faults.add({ kind: 'hang', on: `GET ${LISTS[kind]}` })
    const reads = processes.map(({ services }) => services.calendars.source.readNow(host.id, accountId))
    await expect.poll(lists).toHaveLength(1)
    for (const { services } of processes) {
      await services.busy.round()
      expect(await services.busy.refreshBeforeBooking(host.id)).toMatchObject({ upToDate: false })
    }
    expect(lists()).toHaveLength(1)
    await simulator.stop()
    await Promise.all(reads)
    const account = await app.services.db.selectFrom('calendar_accounts').selectAll().executeTakeFirstOrThrow()
    expect(account).toMatchObject({ lease_until: 0, error: 'unreachable' })
  })

  it('refresh its token once', async () => {
    const { app, host, accountId, simulator } = await start()
    const processes = await others(app, PROCESSES)
    simulator.expireAccessTokens()
    // As several calls of each process would find it at the same moment.
    await Promise.all(
      processes.map(async ({ services: { calendars, db } }) => {
        const account = await findCalendarAccount(db, host.id, accountId)
        const listed = account && (await calendars.access.act(account, (provider, own) => provider.listCalendars(own)))
        expect(listed?.ok).toBe(true)
      }),
    )
    expect(simulator.ledger.filter(isRefresh)).toHaveLength(1)
    const account = await app.services.db.selectFrom('calendar_accounts').selectAll().executeTakeFirstOrThrow()
    expect(account).toMatchObject({ refresh_lease_until: 0, status: 'connected', error: null })
  })

  it('take over a read that a killed process began, a minute later and not before', async () => {
    const { app, accountId, host } = await start()
    const [survivor] = await others(app, 1)
    if (!survivor) throw new Error('no process')
    const now = Date.now()
    const lease = { hostId: host.id, id: accountId, owner: 'killed', now, until: now + MINUTE_MS }
    expect(await takeReadLease(app.services.db, lease)).toBe(true)
    const before = await succeededAt(app)
    survivor.ahead(MINUTE_MS - 15_000)
    await survivor.services.busy.round()
    expect(await succeededAt(app)).toBe(before)
    survivor.ahead(MINUTE_MS + 16 * MINUTE_MS)
    await survivor.services.busy.round()
    expect(await succeededAt(app)).toBeGreaterThan(before)
  })

  it('take over a refresh that a killed process began, after its lease', async () => {
    const { app, accountId, host, simulator } = await start()
    const [survivor] = await others(app, 1)
    if (!survivor) throw new Error('no process')
    simulator.expireAccessTokens()
    const now = Date.now()
    expect(await takeTokenLease(app.services.db, accountId, 'killed', now, now + 30_000)).toBe(true)
    survivor.ahead(31_000)
    await survivor.services.calendars.source.readNow(host.id, accountId)
    expect(simulator.ledger.filter(isRefresh)).toHaveLength(1)
    expect(simulator.ledger.filter(isList).length).toBeGreaterThan(0)
    expect(await succeededAt(app)).toBeGreaterThan(now - HOUR_MS)
  })
})

describe('a read in one process and a write in another', () => {
  it('of an event that moves to another calendar do not take the new event for a deleted one (K3)', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const host = await aHost(app, { connected: false })
    const receiving = async (kind: 'google' | 'microsoft') => {
      const accountKey = app[kind].state.accounts[0]?.key ?? ''
      const accountId = await connectCalendar(app.services, { hostId: host.id, kind, accountKey })
      await app.services.calendars.source.readNow(host.id, accountId)
      const { id } = await db
        .selectFrom('calendars')
        .select('id')
        .where('account_id', '=', accountId)
        .where('blocks', '=', 1)
        .executeTakeFirstOrThrow()
      await chooseReceivingCalendar(app.services, host.id, id, Date.now())
      await app.settled()
      return id
    }
    await receiving('google')
    const [start] = await freeSlots(app, host)
    const booked = await callApi(app, host, 'POST', '/bookings', {
      ...{ eventType: 'intro-call', start, attendee: AN_ATTENDEE },
    })
    const { data } = await booked.json()
    await app.settled()
    // What the read of the first calendar knows when it learns that the event has gone from there: we deleted it.
    const seen = await findCalendarEvent(db, { bookingId: data.id, hostId: host.id })
    const second = await receiving('microsoft')
    const written = await findCalendarEvent(db, { bookingId: data.id, hostId: host.id })
    await noteFound(db, seen!, { found: 'deleted', start: null, end: null }, Date.now())
    expect(written).toMatchObject({ calendar_id: second, found: null })
    expect(await findCalendarEvent(db, { bookingId: data.id, hostId: host.id })).toEqual(written)
    const asked = await db.selectFrom('jobs').select('id').where('payload', 'like', '%calendar-edit%').execute()
    expect(asked).toEqual([])
  })
})
