import { describe, expect, it } from 'vitest'
import { aHost, startTestApp, type TestApp } from '#tests/setup/test-app'
import { checkGotoApiAndClock, checkGotoClient } from '~/operator/checks/check-goto'
import * as recorded from './recorded-answers'

const TIMES = { startsAt: Date.UTC(2031, 1, 3, 9), endsAt: Date.UTC(2031, 1, 3, 10) }
const REST = '/G2M/rest'

describe('an answer of GoTo as it was recorded', () => {
  it.each([
    ['with texts for booleans and unreadable dates', recorded.UPCOMING_OF_2017, '123456789'],
    ['with sixteen digits in a subject', recorded.UPCOMING_WITH_DIGITS_IN_A_SUBJECT, '123456789'],
    ['with dashes in an id', recorded.UPCOMING_WITH_DASHES, '331536871'],
    ['with an id that is none', recorded.UPCOMING_WITH_UNREADABLE_ID, null],
    ['that is no list', recorded.ONE_MEETING_BARE, '123456789'],
  ])('lists a meeting %s', async (_title, body, meetingId) => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `GET ${REST}/upcomingMeetings`, status: 200, body })
    const listed = await app.services.goto.upcomingMeetings(host.id)
    expect(listed).toMatchObject({ ok: true, value: [{ meetingId, ...TIMES }] })
  })

  it('keeps the sixteen digits of a subject as they are', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({
      on: `GET ${REST}/upcomingMeetings`,
      status: 200,
      body: recorded.UPCOMING_WITH_DIGITS_IN_A_SUBJECT,
    })
    const listed = await app.services.goto.upcomingMeetings(host.id)
    expect(listed).toMatchObject({ value: [{ subject: 'Ref: 1234567890123456, urgent' }] })
  })

  it('says that a meeting is running', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `GET ${REST}/meetings/`, status: 200, body: recorded.ONE_MEETING_BARE })
    expect(await app.services.goto.getMeeting(host.id, '123456789')).toMatchObject({ value: { running: true } })
  })

  it('brings the join link of a new meeting at an old host of GoTo', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `POST ${REST}/meetings`, status: 201, body: recorded.CREATED_AT_AN_OLD_HOST })
    const made = await app.services.goto.createMeeting(host.id, { subject: 'Intro', marker: 'ABCD1234', ...TIMES })
    expect(made).toMatchObject({
      value: { meetingId: '123456789', joinUrl: 'https://global.gotomeeting.com/join/123456789' },
    })
  })

  it('with the dates of 2012 is a session at an unknown time, and no crash', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `GET ${REST}/historicalMeetings`, status: 200, body: recorded.HISTORY_OF_2012 })
    expect(await app.services.goto.sessions(host.id, 0, TIMES.endsAt)).toMatchObject({
      value: [{ meetingId: '331536871', startsAt: null, endsAt: null, participants: 2 }],
    })
  })

  it('brings the link of a recording only with its token', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `GET ${REST}/historicalMeetings`, status: 200, body: recorded.HISTORY_WITH_RECORDINGS })
    expect(await app.services.goto.sessions(host.id, 0, TIMES.endsAt)).toMatchObject({
      value: [
        { meetingId: '123456789', startsAt: Date.UTC(2031, 1, 3, 9, 4), participants: 1, recordingUrl: null },
        { endsAt: Date.UTC(2031, 1, 3, 10, 7), participants: 3, recordingUrl: recorded.SHARE_URL },
      ],
    })
  })

  it('of an expired token with status 403 leads to one refresh and one repetition', async () => {
    const { app, host } = await connectedHost()
    const before = app.goto.state.ledger.length
    app.goto.plant({ on: `GET ${REST}/upcomingMeetings`, status: 403, body: recorded.EXPIRED_TOKEN })
    expect(await app.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: true })
    const asked = app.goto.state.ledger.slice(before).map(({ method, path }) => `${method} ${path}`)
    expect(asked).toEqual([`GET ${REST}/upcomingMeetings`, 'POST /oauth/token', `GET ${REST}/upcomingMeetings`])
  })

  it.each([200, 301, 403, 404, 410])('of a retired address with status %i is for the operator', async (status) => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `DELETE ${REST}/meetings/`, status, body: recorded.RETIRED })
    app.goto.plant({ on: 'GET /identity', status, body: recorded.RETIRED })
    const outcome = await app.services.goto.deleteMeeting(host.id, '123456789')
    expect(outcome).toMatchObject({ ok: false, reason: 'misconfigured', status })
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected', trouble: null })
    const [api] = await checkGotoApiAndClock(app.env, Date.now)
    expect(api).toMatchObject({ ok: false, text: expect.stringContaining('set GOTO_API_URL') })
  })

  it('of a retired token address disconnects nobody, and the doctor names the setting', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: 'POST /oauth/token', status: 400, body: recorded.RETIRED, times: 2 })
    app.goto.expireAccessTokens()
    const outcome = await app.services.goto.upcomingMeetings(host.id)
    expect(outcome).toMatchObject({ ok: false, reason: 'misconfigured' })
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
    const [client] = await checkGotoClient(app.env)
    expect(client).toMatchObject({ ok: false, text: expect.stringContaining('set GOTO_AUTH_URL') })
  })

  it('about a body that is not JSON is a rejection in GoTo’s words', async () => {
    const { app, host } = await connectedHost()
    app.goto.plant({ on: `PUT ${REST}/meetings/`, status: 400, body: recorded.NOT_JSON })
    const request = { subject: 'Intro', marker: 'ABCD1234', ...TIMES }
    const outcome = await app.services.goto.updateMeeting(host.id, '123456789', request)
    expect(outcome).toMatchObject({ ok: false, reason: 'rejected', detail: 'invalid json' })
  })

  it('keeps every digit of a key that came as a number', async () => {
    const { app, host } = await connectedHost()
    await app.services.goto.upcomingMeetings(host.id)
    const [token = ''] = app.goto.state.access.keys()
    app.goto.plant({ on: 'GET /identity', status: 200, body: recorded.IDENTITY_WITH_A_LONG_NUMBER })
    expect(await app.services.goto.identity(token)).toMatchObject({ value: { organizerKey: '5512345678901234567' } })
  })

  it.each(['{"message":"Service busy"}', '{"errorCode":"x"}'])(
    'that is neither a list nor a meeting is not read as an empty list: %s',
    async (body) => {
      const { app, host } = await connectedHost()
      app.goto.plant({ on: `GET ${REST}/upcomingMeetings`, status: 200, body })
      expect(await app.services.goto.upcomingMeetings(host.id)).toMatchObject({ ok: false, reason: 'unreadable' })
    },
  )
})

async function connectedHost(): Promise<{ app: TestApp; host: { id: string } }> {
  const app = await startTestApp()
  return { app, host: await aHost(app) }
}
