import { describe, expect, it } from 'vitest'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { acceptOffered, beginConnect, completeConnect, disconnect } from '~/goto/connect.server'

const MINUTE_MS = 60_000

describe('connecting', () => {
  it('accepts a state once, for the requesting session, within ten minutes, with PKCE (S18)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const session = { hostId: host.id, sessionIdHash: 'mine' }
    const consent = new URL(await beginConnect(app.services, session, Date.now()))
    expect(Object.fromEntries(consent.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${app.url}/goto/callback`,
      code_challenge_method: 'S256',
    })
    expect(consent.searchParams.has('scope')).toBe(false)
    const answer = await allow(app, consent)
    const later = Date.now() + 11 * MINUTE_MS
    const other = { ...session, sessionIdHash: 'another' }
    expect(await completeConnect(app.services, other, answer, Date.now())).toMatchObject({ reason: 'unknown_state' })
    // The attempt with the wrong session has used up the state.
    expect(await completeConnect(app.services, session, answer, Date.now())).toMatchObject({
      reason: 'unknown_state',
    })

    const late = await allow(app, new URL(await beginConnect(app.services, session, Date.now())))
    expect(await completeConnect(app.services, session, late, later)).toMatchObject({ reason: 'unknown_state' })
    const good = await allow(app, new URL(await beginConnect(app.services, session, Date.now())))
    expect(await completeConnect(app.services, session, good, Date.now())).toEqual({ ok: true, outcome: 'connected' })
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({
      status: 'connected',
      email: 'dana@goto.example',
    })
  })

  it('explains a refusal at the consent page', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const session = { hostId: host.id, sessionIdHash: 'mine' }
    const consent = new URL(await beginConnect(app.services, session, Date.now()))
    const answer = { state: consent.searchParams.get('state'), code: null, error: 'access_denied' }
    expect(await completeConnect(app.services, session, answer, Date.now())).toMatchObject({
      reason: 'refused_at_consent',
    })
  })

  it('asks before another account replaces the connected one', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    await connectToSimulator(app.services, { hostId: host.id, accountKey: app.goto.state.accounts[1]?.key ?? '' })
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({
      email: 'dana@goto.example',
      offered: { email: 'second@goto.example' },
    })
    await acceptOffered(app.services, host.id, Date.now())
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ email: 'second@goto.example', offered: null })
  })

  it('keeps tokens sealed, and a sealed token moved to another row does not open (T5, T7)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const other = await aHost(app, { handle: 'other' })
    const { db } = app.services
    const grant = app.goto.state.grants[0]
    const rows = await db.selectFrom('goto_connections').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(grant?.refreshToken)
    const mine = rows.find(({ host_id }) => host_id === host.id)
    if (!mine) throw new Error('not connected')
    await db
      .updateTable('goto_connections')
      .set({ access_token: mine.access_token, refresh_token: mine.refresh_token })
      .where('host_id', '=', other.id)
      .execute()
    await expect(app.services.goto.upcomingMeetings(other.id)).rejects.toThrow()
  })

  it('revokes both tokens at GoTo on disconnecting and deletes ours (T8)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    await disconnect(app.services, host.id, Date.now())
    expect(app.goto.state.grants.every(({ revoked }) => revoked)).toBe(true)
    expect(app.goto.state.access.size).toBe(0)
    expect(await app.services.db.selectFrom('goto_connections').selectAll().execute()).toEqual([])
  })
})

describe('tokens', () => {
  it('that have expired are refreshed on use: the booking gets its meeting', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.goto.expireAccessTokens()
    const status = await bookAndWait(app, host)
    expect(status).toBe('ready')
    expect(refreshes(app)).toHaveLength(1)
  })

  it('share one refresh among twenty callers with an expired one (T1)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.goto.expireAccessTokens()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => app.services.goto.upcomingMeetings(host.id)))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(refreshes(app)).toHaveLength(1)
  })

  it.each(['absent', 'rotated', 'same'] as const)(
    'keep working after a refresh whose refresh token is %s (T3)',
    async (style) => {
      const app = await startTestApp()
      const host = await aHost(app)
      app.goto.state.refreshStyle = style
      for (let round = 0; round < 2; round++) {
        app.goto.expireAccessTokens()
        expect(await app.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: true })
      }
      expect(refreshes(app)).toHaveLength(2)
    },
  )

  it('of a revoked grant need reconnecting: one mail, no more calls, and then all works again (T4)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.goto.revokeAll()
    const [first, second] = await freeSlots(app, host)
    for (const start of [first, second])
      await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    await app.settled()
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'reconnect_needed' })
    expect(refreshes(app)).toHaveLength(1)
    expect(app.mail.to(host.email).filter(({ parsed }) => /reconnect/i.test(parsed.subject ?? ''))).toHaveLength(1)

    await connectToSimulator(app.services, { hostId: host.id, accountKey: app.goto.state.accounts[0]?.key ?? '' })
    app.worker.wake()
    await app.settled()
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
    expect(app.goto.meetings()).toHaveLength(2)
  })

  it('stay connected when the operator’s client secret is wrong (T4)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.goto.state.clientSecret = 'changed'
    app.goto.expireAccessTokens()
    expect(await app.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: false, reason: 'misconfigured' })
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
  })

  it.each(['invalid-token-401', 'invalid-token-403'] as const)(
    'are refreshed once when a call is answered with %s, and the call is repeated',
    async (kind) => {
      const app = await startTestApp()
      const host = await aHost(app)
      app.goto.faults.add({ on: 'GET /G2M/rest/upcomingMeetings', kind })
      expect(await app.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: true })
      expect(refreshes(app)).toHaveLength(1)
    },
  )

  it('of an idle connection are refreshed in the background (T9)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const weeksAgo = Date.now() - 8 * 24 * 60 * MINUTE_MS
    await app.services.db
      .updateTable('goto_connections')
      .set({ refreshed_at: weeksAgo, checked_at: weeksAgo })
      .where('host_id', '=', host.id)
      .execute()
    await app.services.goto.refreshQuietConnections()
    expect(refreshes(app)).toHaveLength(1)
    await app.services.goto.refreshQuietConnections()
    expect(refreshes(app)).toHaveLength(1)
  })
})

async function allow(app: TestApp, consent: URL) {
  consent.searchParams.set('decision', 'allow')
  consent.searchParams.set('account', app.goto.state.accounts[0]?.key ?? '')
  const back = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '').searchParams
  return { state: back.get('state'), code: back.get('code'), error: back.get('error') }
}

async function bookAndWait(app: TestApp, host: TestHost): Promise<string> {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  await app.settled()
  return (await (await callApi(app, host, 'GET', `/bookings/${data.id}`)).json()).data.conferencing.status
}

function refreshes(app: TestApp) {
  return app.goto.state.ledger.filter(({ path, body }) => path === '/oauth/token' && body.includes('refresh_token='))
}
