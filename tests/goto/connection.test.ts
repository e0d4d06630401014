import { describe, expect, it } from 'vitest'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, type TestHost, type TestHouse } from '#tests/setup/test-app'
import { acceptOffered, beginConnect, completeConnect, disconnect } from '~/goto/connect.server'

const MINUTE_MS = 60_000

describe('connecting', () => {
  it('S18: a state works once, for the session that asked, within ten minutes, with PKCE', async () => {
    const house = await aHouse()
    const host = await aHost(house, { connected: false })
    const session = { hostId: host.id, sessionIdHash: 'mine' }
    const consent = new URL(await beginConnect(house.services, session, Date.now()))
    expect(Object.fromEntries(consent.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${house.url}/goto/callback`,
      code_challenge_method: 'S256',
    })
    expect(consent.searchParams.has('scope')).toBe(false)
    const answer = await allow(house, consent)
    const later = Date.now() + 11 * MINUTE_MS
    const other = { ...session, sessionIdHash: 'another' }
    expect(await completeConnect(house.services, other, answer, Date.now())).toMatchObject({ reason: 'unknown_state' })
    // Asking with the wrong session has used the state up.
    expect(await completeConnect(house.services, session, answer, Date.now())).toMatchObject({
      reason: 'unknown_state',
    })

    const late = await allow(house, new URL(await beginConnect(house.services, session, Date.now())))
    expect(await completeConnect(house.services, session, late, later)).toMatchObject({ reason: 'unknown_state' })
    const good = await allow(house, new URL(await beginConnect(house.services, session, Date.now())))
    expect(await completeConnect(house.services, session, good, Date.now())).toEqual({ ok: true, outcome: 'connected' })
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({
      status: 'connected',
      email: 'dana@goto.example',
    })
  })

  it('explains a refusal at the consent page', async () => {
    const house = await aHouse()
    const host = await aHost(house, { connected: false })
    const session = { hostId: host.id, sessionIdHash: 'mine' }
    const consent = new URL(await beginConnect(house.services, session, Date.now()))
    const answer = { state: consent.searchParams.get('state'), code: null, error: 'access_denied' }
    expect(await completeConnect(house.services, session, answer, Date.now())).toMatchObject({
      reason: 'refused_at_consent',
    })
  })

  it('asks before another account takes the place of the connected one', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    await connectToSimulator(house.services, { hostId: host.id, accountKey: house.goto.state.accounts[1]?.key ?? '' })
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({
      email: 'dana@goto.example',
      offered: { email: 'second@goto.example' },
    })
    await acceptOffered(house.services, host.id, Date.now())
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ email: 'second@goto.example', offered: null })
  })

  it('T5, T7: keeps tokens sealed, and a sealed token moved to another row does not open', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const other = await aHost(house, { handle: 'other' })
    const { db } = house.services
    const grant = house.goto.state.grants[0]
    const rows = await db.selectFrom('goto_connections').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(grant?.refreshToken)
    const mine = rows.find(({ host_id }) => host_id === host.id)
    if (!mine) throw new Error('not connected')
    await db
      .updateTable('goto_connections')
      .set({ access_token: mine.access_token, refresh_token: mine.refresh_token })
      .where('host_id', '=', other.id)
      .execute()
    await expect(house.services.goto.upcomingMeetings(other.id)).rejects.toThrow()
  })

  it('T8: disconnecting revokes both tokens at GoTo and deletes ours', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    await disconnect(house.services, host.id, Date.now())
    expect(house.goto.state.grants.every(({ revoked }) => revoked)).toBe(true)
    expect(house.goto.state.access.size).toBe(0)
    expect(await house.services.db.selectFrom('goto_connections').selectAll().execute()).toEqual([])
  })
})

describe('tokens', () => {
  it('an expired token is refreshed unseen: the booking gets its meeting', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    house.goto.expireAccessTokens()
    const status = await bookAndWait(house, host)
    expect(status).toBe('ready')
    expect(refreshes(house)).toHaveLength(1)
  })

  it('T1: twenty callers with a dead token share one refresh', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    house.goto.expireAccessTokens()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => house.services.goto.upcomingMeetings(host.id)))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(refreshes(house)).toHaveLength(1)
  })

  it.each(['absent', 'rotated', 'same'] as const)(
    'T3: goes on after a refresh whose refresh token is %s',
    async (style) => {
      const house = await aHouse()
      const host = await aHost(house)
      house.goto.state.refreshStyle = style
      for (let round = 0; round < 2; round++) {
        house.goto.expireAccessTokens()
        expect(await house.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: true })
      }
      expect(refreshes(house)).toHaveLength(2)
    },
  )

  it('T4: a revoked grant becomes reconnect_needed with one mail, no hammering, and heals after reconnecting', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    house.goto.revokeAll()
    const [first, second] = await freeSlots(house, host)
    for (const start of [first, second])
      await callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    await house.settled()
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ status: 'reconnect_needed' })
    expect(refreshes(house)).toHaveLength(1)
    expect(house.mail.to(host.email).filter(({ parsed }) => /reconnect/i.test(parsed.subject ?? ''))).toHaveLength(1)

    await connectToSimulator(house.services, { hostId: host.id, accountKey: house.goto.state.accounts[0]?.key ?? '' })
    house.worker.wake()
    await house.settled()
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
    expect(house.goto.meetings()).toHaveLength(2)
  })

  it('T4: an operator’s wrong client secret disconnects nobody', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    house.goto.state.clientSecret = 'changed'
    house.goto.expireAccessTokens()
    expect(await house.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: false, reason: 'misconfigured' })
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
  })

  it.each(['invalid-token-401', 'invalid-token-403'] as const)(
    'a call answered with %s refreshes once and is repeated',
    async (kind) => {
      const house = await aHouse()
      const host = await aHost(house)
      house.goto.faults.add({ on: 'GET /G2M/rest/upcomingMeetings', kind })
      expect(await house.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: true })
      expect(refreshes(house)).toHaveLength(1)
    },
  )

  it('T9: refreshes a quiet connection in the background', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const weeksAgo = Date.now() - 8 * 24 * 60 * MINUTE_MS
    await house.services.db
      .updateTable('goto_connections')
      .set({ refreshed_at: weeksAgo, checked_at: weeksAgo })
      .where('host_id', '=', host.id)
      .execute()
    await house.services.goto.refreshQuietConnections()
    expect(refreshes(house)).toHaveLength(1)
    await house.services.goto.refreshQuietConnections()
    expect(refreshes(house)).toHaveLength(1)
  })
})

async function allow(house: TestHouse, consent: URL) {
  consent.searchParams.set('decision', 'allow')
  consent.searchParams.set('account', house.goto.state.accounts[0]?.key ?? '')
  const back = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '').searchParams
  return { state: back.get('state'), code: back.get('code'), error: back.get('error') }
}

async function bookAndWait(house: TestHouse, host: TestHost): Promise<string> {
  const [start] = await freeSlots(house, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(house, host, 'POST', '/bookings', request)).json()
  await house.settled()
  return (await (await callApi(house, host, 'GET', `/bookings/${data.id}`)).json()).data.conferencing.status
}

function refreshes(house: TestHouse) {
  return house.goto.state.ledger.filter(({ path, body }) => path === '/oauth/token' && body.includes('refresh_token='))
}
