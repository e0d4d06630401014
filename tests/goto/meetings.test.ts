import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { markedSubject, meetingBody } from '~/goto/meeting-request'
import { parseJson, readCreatedMeeting } from '~/goto/reading'

describe('the create request', () => {
  it('is byte for byte what the contract documents', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const booking = await book(app, host)
    await app.settled()
    const [request] = app.goto.creates()
    const marker = booking.id.slice(-8).toUpperCase()
    expect(request?.body).toBe(
      `{"subject":"Intro call (Ada Example) #${marker}","starttime":"${booking.start}","endtime":"${booking.end}",` +
        '"passwordrequired":false,"conferencecallinfo":"Hybrid","timezonekey":"","meetingtype":"scheduled"}',
    )
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer',
      accept: 'application/json',
      'content-type': 'application/json',
    })
    expect(request?.status).toBe(201)
  })

  it.each([
    ['milliseconds', { starttime: '2030-01-31T09:00:00.000Z' }],
    ['the camel case of the answers', { passwordRequired: false }],
    ['a missing time zone key', { timezonekey: undefined }],
    ['a start in the past', { starttime: '2020-01-31T09:00:00Z' }],
    ['an end before the start', { endtime: '2030-01-31T08:00:00Z' }],
    ['a subject of 101 characters', { subject: 'x'.repeat(101) }],
    ['an unescaped <', { subject: 'a < b' }],
    ['a missing meeting type', { meetingtype: undefined }],
  ])('the simulator refuses %s', async (_name, change) => {
    const app = await startTestApp()
    const host = await aHost(app)
    await app.services.goto.upcomingMeetings(host.id)
    const [token] = app.goto.state.access.keys()
    const good = JSON.parse(
      meetingBody({ subject: 'x', marker: 'K', startsAt: Date.UTC(2030, 0, 31, 9), endsAt: Date.UTC(2030, 0, 31, 10) }),
    )
    const post = (body: object) =>
      fetch(`${app.goto.url}/G2M/rest/meetings`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await post(good)).status).toBe(201)
    expect((await post({ ...good, ...change })).status).toBe(400)
  })

  it('shortens a subject to 100 characters after escaping, never inside an escape or an emoji', () => {
    const subject = markedSubject(`${'<>'.repeat(30)}🎉🎉🎉`, 'K3F9')
    expect(subject.length).toBeLessThanOrEqual(100)
    expect(subject).toMatch(/^(&lt;&gt;)+(&lt;)?… #K3F9$/)
    expect(markedSubject('🎉'.repeat(80), 'K3F9').isWellFormed()).toBe(true)
  })

  it('has a response that is read in every documented shape', () => {
    const expected = { meetingId: '123456789', joinUrl: 'https://meet.goto.com/123456789' }
    const bodies = [
      '[{"joinURL":"https://meet.goto.com/123456789","meetingid":123456789,"uniqueMeetingId":123456789012345678}]',
      '{"joinUrl":"https://meet.goto.com/123456789","meetingId":"123456789"}',
      '[{"joinurl":"https://meet.goto.com/123456789","meetingKey":123456789}]',
    ]
    for (const body of bodies) expect(readCreatedMeeting(parseJson(body))).toMatchObject(expected)
  })
})

describe('the history of meetings', () => {
  it('is asked for without milliseconds', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const now = Math.floor(Date.now() / 60_000) * 60_000
    const times = { start: now - 3_600_000, end: now - 1_800_000 }
    app.goto.holdSession({ meetingId: app.goto.addOwnMeeting(times).id, ...times })
    const history = await app.services.goto.sessions(host.id, now - 7_200_123, now + 456)
    expect(history).toMatchObject({ ok: true, value: { length: 1 } })
  })
})

describe('a meeting for every booking', () => {
  it('adopts the meeting of a create whose response was lost, instead of making a second (E5)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'lose-answer' })
    const booking = await book(app, host)
    await ready(app, host, booking.id)
    expect(app.goto.creates()).toHaveLength(1)
    expect(app.goto.meetings()).toHaveLength(1)
    const read = await readBooking(app, host, booking.id)
    expect(read.conferencing).toMatchObject({
      status: 'ready',
      meetingId: app.goto.meetings()[0]?.id,
      joinUrl: `https://meet.goto.com/${app.goto.meetings()[0]?.id}`,
    })
  })

  it('never touches a meeting of the organizer’s own at the same time (E5)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    // Made within the two minutes in which GoTo's list counts as fresh.
    await app.services.busy.refreshBeforeBooking(host.id)
    const own = {
      id: '111222333',
      accountKey: app.goto.state.accounts[0]?.key ?? '',
      subject: 'Intro call (Ada Example)',
      starttime: start,
      endtime: start.replace(':00:00Z', ':30:00Z'),
      deleted: false,
    }
    app.goto.state.meetings.push(own)
    app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'reset' })
    const booking = await book(app, host, start)
    await ready(app, host, booking.id)
    expect((await readBooking(app, host, booking.id)).conferencing.meetingId).not.toBe(own.id)
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await app.settled()
    expect(app.goto.meetings()).toEqual([own])
  })

  it.each(['server-error', 'html-error', 'too-many', 'reset'] as const)(
    'survives %s and ends with exactly one meeting and the invites with its link (E2, E6)',
    async (kind) => {
      const app = await startTestApp()
      const host = await aHost(app)
      app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind, times: 2 })
      const booking = await book(app, host)
      await ready(app, host, booking.id)
      await app.settled()
      expect(app.goto.meetings()).toHaveLength(1)
      const mails = app.mail.to('ada@example.com')
      expect(mails).toHaveLength(1)
      expect(mails[0]?.calendar?.content).toContain('LOCATION:https://meet.goto.com/')
    },
  )

  it('shows the host a permanent refusal with its reason, and sends invites without a link (E6)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const account = app.goto.state.accounts[0]
    if (account) account.licensed = false
    const booking = await book(app, host)
    await app.settled()
    expect((await readBooking(app, host, booking.id)).conferencing).toMatchObject({ status: 'failed', joinUrl: null })
    const jobs = await app.services.db.selectFrom('jobs').selectAll().where('state', '=', 'failed').execute()
    expect(jobs).toMatchObject([{ kind: 'meeting-create', last_error: expect.stringContaining('no active licence') }])
    expect(app.mail.to('ada@example.com')).toHaveLength(1)
  })

  it('deletes the meeting on cancellation, and counts a missing one as deleted (E10)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const booking = await book(app, host)
    await ready(app, host, booking.id)
    for (const meeting of app.goto.state.meetings) meeting.deleted = true
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await app.settled()
    expect((await readBooking(app, host, booking.id)).conferencing.status).toBe('removed')
    const open = await app.services.db.selectFrom('jobs').select('kind').where('state', '=', 'failed').execute()
    expect(open).toEqual([])
  })
})

async function book(app: TestApp, host: TestHost, start?: string) {
  const request = { eventType: 'intro-call', start: start ?? (await freeSlots(app, host))[0], attendee: AN_ATTENDEE }
  const response = await callApi(app, host, 'POST', '/bookings', request)
  expect(response.status).toBe(201)
  return (await response.json()).data as { id: string; start: string; end: string }
}

async function readBooking(app: TestApp, host: TestHost, id: string) {
  return (await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()).data
}

async function ready(app: TestApp, host: TestHost, id: string): Promise<void> {
  await expect.poll(async () => (await readBooking(app, host, id)).conferencing.status, { interval: 50 }).toBe('ready')
}
