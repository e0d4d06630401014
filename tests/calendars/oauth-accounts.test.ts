import { describe, expect, it } from 'vitest'
import { findCalendarAccounts } from '#db/queries/calendar-accounts'
import { findCalendarsOfHost } from '#db/queries/calendars'
import { allowAtConsentPage, connectCalendar } from '#tests/demo/connect-calendar'
import { aHost, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import {
  beginCalendarConnect,
  completeCalendarConnect,
  type OAuthCalendarKind,
} from '~/calendars/connect-oauth-account.server'

const KINDS = ['google', 'microsoft'] as const
const SESSION = 'hash of a session'
const HOUR_MS = 3_600_000

describe.each(KINDS)('connecting %s', (kind) => {
  it('stores the account with its calendars, and lets the main one block', async () => {
    const { app, host, simulator } = await start(kind)
    const accountId = await connect(app, host, kind)
    const [account] = await findCalendarAccounts(app.services.db, host.id)
    expect(account).toMatchObject({ id: accountId, provider: kind, status: 'connected', name: simulator.account.email })
    const calendars = await findCalendarsOfHost(app.services.db, host.id)
    expect(calendars).toMatchObject([{ is_primary: 1, blocks: 1, receives_bookings: 0, writable: 1 }])
    const stored = JSON.stringify(account)
    for (const token of simulator.state.access.keys()) expect(stored).not.toContain(token)
    for (const secret of simulator.refreshTokens()) expect(stored).not.toContain(secret)
  })

  it('blocks the times of foreign events, and frees them again', async () => {
    const { app, host, simulator } = await start(kind)
    const [slot = ''] = await freeSlots(app, host)
    const { id } = simulator.person.add({ start: Date.parse(slot), end: Date.parse(slot) + HOUR_MS })
    const accountId = await connect(app, host, kind)
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await freeSlots(app, host)).not.toContain(slot)
    simulator.person.answer(id, 'declined')
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await freeSlots(app, host)).toContain(slot)
  })

  it('accepts a response once, from the session that asked, for the provider that was asked', async () => {
    const { app, host, simulator } = await start(kind)
    const me = { hostId: host.id, sessionIdHash: SESSION }
    const begin = async () => (await beginCalendarConnect(app.services, kind, me, Date.now())) ?? ''
    const complete = (
      who: typeof me,
      response: Parameters<typeof completeCalendarConnect>[3],
      by: OAuthCalendarKind = kind,
    ) => completeCalendarConnect(app.services, by, who, response, Date.now())

    const foreign = await allowAtConsentPage(await begin(), simulator.account.key)
    expect(await complete({ ...me, sessionIdHash: 'another' }, foreign)).toMatchObject({ reason: 'unknown_state' })
    const other = await allowAtConsentPage(await begin(), simulator.account.key)
    const otherKind = kind === 'google' ? 'microsoft' : 'google'
    expect(await complete(me, other, otherKind)).toMatchObject({ reason: 'unknown_state' })
    const response = await allowAtConsentPage(await begin(), simulator.account.key)
    expect(await complete(me, response)).toMatchObject({ ok: true })
    expect(await complete(me, response)).toMatchObject({ reason: 'unknown_state' })
    const denied = await allowAtConsentPage(await begin(), simulator.account.key, 'deny')
    expect(await complete(me, denied)).toMatchObject({ reason: 'refused_at_consent' })
    expect(await findCalendarAccounts(app.services.db, host.id)).toHaveLength(1)
  })

  it('stores nothing when the provider cannot list the calendars', async () => {
    const { app, host, simulator } = await start(kind)
    simulator.faults.add({ kind: 'forbidden', on: kind === 'google' ? 'GET /calendar/v3/' : 'GET /v1.0/' })
    await expect(connect(app, host, kind)).rejects.toThrow('refused')
    expect(await findCalendarAccounts(app.services.db, host.id)).toEqual([])
  })

  it('goes on with the same account after a new consent', async () => {
    const { app, host, simulator } = await start(kind)
    const accountId = await connect(app, host, kind)
    simulator.revokeAll()
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await findCalendarAccounts(app.services.db, host.id)).toMatchObject([{ status: 'reconnect_needed' }])
    expect(await connect(app, host, kind)).toBe(accountId)
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await findCalendarAccounts(app.services.db, host.id)).toMatchObject([{ status: 'connected', error: null }])
  })

  it('renews an expired access token with the refresh token', async () => {
    const { app, host, simulator } = await start(kind)
    const accountId = await connect(app, host, kind)
    for (let round = 0; round < 3; round++) {
      simulator.expireAccessTokens()
      await app.services.calendars.source.readNow(host.id, accountId)
      expect(await findCalendarAccounts(app.services.db, host.id)).toMatchObject([{ status: 'connected', error: null }])
    }
  })

  it('is not offered without the operator’s client', async () => {
    const none = {
      GOOGLE_CLIENT_ID: '',
      GOOGLE_CLIENT_SECRET: '',
      MICROSOFT_CLIENT_ID: '',
      MICROSOFT_CLIENT_SECRET: '',
    }
    const app = await startTestApp({ environment: none })
    const host = await aHost(app)
    expect(app.services.calendars.providers[kind]?.configured).toBe(false)
    const me = { hostId: host.id, sessionIdHash: SESSION }
    expect(await beginCalendarConnect(app.services, kind, me, Date.now())).toBeNull()
  })

  it('writes a booking into the chosen calendar, and takes it out with its cancellation', async () => {
    const { app, host, simulator } = await start(kind)
    const accountId = await connect(app, host, kind)
    const [calendar] = await findCalendarsOfHost(app.services.db, host.id)
    await app.services.db
      .updateTable('calendars')
      .set({ receives_bookings: 1 })
      .where('id', '=', calendar?.id ?? '')
      .execute()
    const [start_ = ''] = await freeSlots(app, host)
    const booked = await callApi(app, host, 'POST', '/bookings', {
      eventType: 'intro-call',
      start: start_,
      attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York' },
    })
    expect(booked.status).toBe(201)
    const { data } = (await booked.json()) as { data: { id: string } }
    await app.settled()
    expect(simulator.person.ofApp()).toHaveLength(1)
    expect(simulator.state.invitations).toEqual([])
    await app.services.calendars.source.readNow(host.id, accountId)
    await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, {})
    await app.settled()
    expect(simulator.person.ofApp()).toEqual([])
  })
})

describe('connecting Google', () => {
  it('refuses a consent that leaves a permission out', async () => {
    const { app, host } = await start('google')
    app.google.state.untickedScopes = ['https://www.googleapis.com/auth/calendar.events.readonly']
    await expect(connect(app, host, 'google')).rejects.toThrow('scope_missing')
    expect(await findCalendarAccounts(app.services.db, host.id)).toEqual([])
  })

  it('asks for a new consent when a grant in testing mode ends after seven days', async () => {
    const { app, host } = await start('google')
    app.google.state.testing = true
    const accountId = await connect(app, host, 'google')
    const [grant] = app.google.state.grants
    expect(grant?.endsAt).toBeGreaterThan(Date.now() + 6 * 24 * HOUR_MS)
    if (grant) grant.endsAt = Date.now() - 1
    app.google.expireAccessTokens()
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await findCalendarAccounts(app.services.db, host.id)).toMatchObject([{ status: 'reconnect_needed' }])
  })

  it('leaves the grant of an account alone that another host uses, and revokes it with the last', async () => {
    const { app, host } = await start('google')
    const second = await aHost(app, { handle: 'erin' })
    const first = await connect(app, host, 'google')
    const other = await connect(app, second, 'google')
    await app.services.calendars.disconnect(host.id, first, { takeEventsOut: false })
    await app.services.calendars.source.readNow(second.id, other)
    expect(await findCalendarAccounts(app.services.db, second.id)).toMatchObject([{ status: 'connected', error: null }])
    await app.services.calendars.disconnect(second.id, other, { takeEventsOut: false })
    expect(app.google.state.grants.every(({ revoked }) => revoked)).toBe(true)
  })
})

async function start(kind: OAuthCalendarKind) {
  const app = await startTestApp()
  const host = await aHost(app)
  return { app, host, simulator: simulatorOf(app, kind) }
}

function simulatorOf(app: TestApp, kind: OAuthCalendarKind) {
  const simulator = kind === 'google' ? app.google : app.microsoft
  const account = simulator.state.accounts[0]
  if (!account) throw new Error('no account')
  const refreshTokens = () =>
    kind === 'google'
      ? app.google.state.grants.map(({ refreshToken }) => refreshToken)
      : app.microsoft.state.grants.flatMap((grant) => grant.refreshTokens)
  return { ...simulator, account, refreshTokens }
}

function connect(app: TestApp, host: TestHost, kind: OAuthCalendarKind): Promise<string> {
  const { key } = simulatorOf(app, kind).account
  return connectCalendar(app.services, { hostId: host.id, kind, accountKey: key })
}
