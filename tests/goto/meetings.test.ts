import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, type TestHost, type TestHouse } from '#tests/setup/test-app'
import { markedSubject, meetingBody } from '~/goto/meeting-request'
import { parseJson, readCreatedMeeting } from '~/goto/reading'

describe('the create request', () => {
  it('is byte for byte what the contract documents', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const booking = await book(house, host)
    await house.settled()
    const [request] = house.goto.creates()
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
    const house = await aHouse()
    const host = await aHost(house)
    await house.services.goto.upcomingMeetings(host.id)
    const [token] = house.goto.state.access.keys()
    const good = JSON.parse(
      meetingBody({ subject: 'x', marker: 'K', startsAt: Date.UTC(2030, 0, 31, 9), endsAt: Date.UTC(2030, 0, 31, 10) }),
    )
    const post = (body: object) =>
      fetch(`${house.goto.url}/G2M/rest/meetings`, {
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

  it('reads every documented shape of the answer', () => {
    const expected = { meetingId: '123456789', joinUrl: 'https://meet.goto.com/123456789' }
    const bodies = [
      '[{"joinURL":"https://meet.goto.com/123456789","meetingid":123456789,"uniqueMeetingId":123456789012345678}]',
      '{"joinUrl":"https://meet.goto.com/123456789","meetingId":"123456789"}',
      '[{"joinurl":"https://meet.goto.com/123456789","meetingKey":123456789}]',
    ]
    for (const body of bodies) expect(readCreatedMeeting(parseJson(body))).toMatchObject(expected)
  })
})

describe('a meeting for every booking', () => {
  it('E5: adopts the meeting of a create whose answer was lost, instead of making a second', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    house.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'lose-answer' })
    const booking = await book(house, host)
    await ready(house, host, booking.id)
    expect(house.goto.creates()).toHaveLength(1)
    expect(house.goto.meetings()).toHaveLength(1)
    const read = await readBooking(house, host, booking.id)
    expect(read.conferencing).toMatchObject({
      status: 'ready',
      meetingId: house.goto.meetings()[0]?.id,
      joinUrl: `https://meet.goto.com/${house.goto.meetings()[0]?.id}`,
    })
  })

  it('E5: a meeting of the organizer’s own at the same time is never touched', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = ''] = await freeSlots(house, host)
    // Made in the two minutes in which what was read of GoTo is new enough.
    await house.services.busy.freshenForBooking(host.id)
    const own = {
      id: '111222333',
      accountKey: house.goto.state.accounts[0]?.key ?? '',
      subject: 'Intro call (Ada Example)',
      starttime: start,
      endtime: start.replace(':00:00Z', ':30:00Z'),
      deleted: false,
    }
    house.goto.state.meetings.push(own)
    house.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'reset' })
    const booking = await book(house, host, start)
    await ready(house, host, booking.id)
    expect((await readBooking(house, host, booking.id)).conferencing.meetingId).not.toBe(own.id)
    await callApi(house, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await house.settled()
    expect(house.goto.meetings()).toEqual([own])
  })

  it.each(['server-error', 'html-error', 'too-many', 'reset'] as const)(
    'E2, E6: survives %s and ends with exactly one meeting and the invites with its link',
    async (kind) => {
      const house = await aHouse()
      const host = await aHost(house)
      house.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind, times: 2 })
      const booking = await book(house, host)
      await ready(house, host, booking.id)
      await house.settled()
      expect(house.goto.meetings()).toHaveLength(1)
      const mails = house.mail.to('ada@example.com')
      expect(mails).toHaveLength(1)
      expect(mails[0]?.calendar?.content).toContain('LOCATION:https://meet.goto.com/')
    },
  )

  it('E6: a refusal that will not pass is shown to the host with its reason, and the invites go out without a link', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const account = house.goto.state.accounts[0]
    if (account) account.licensed = false
    const booking = await book(house, host)
    await house.settled()
    expect((await readBooking(house, host, booking.id)).conferencing).toMatchObject({ status: 'failed', joinUrl: null })
    const jobs = await house.services.db.selectFrom('jobs').selectAll().where('state', '=', 'failed').execute()
    expect(jobs).toMatchObject([{ kind: 'meeting-create', last_error: expect.stringContaining('no active licence') }])
    expect(house.mail.to('ada@example.com')).toHaveLength(1)
  })

  it('E10: a cancellation deletes the meeting, and one that is gone already counts as deleted', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const booking = await book(house, host)
    await ready(house, host, booking.id)
    for (const meeting of house.goto.state.meetings) meeting.deleted = true
    await callApi(house, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await house.settled()
    expect((await readBooking(house, host, booking.id)).conferencing.status).toBe('removed')
    const open = await house.services.db.selectFrom('jobs').select('kind').where('state', '=', 'failed').execute()
    expect(open).toEqual([])
  })
})

async function book(house: TestHouse, host: TestHost, start?: string) {
  const request = { eventType: 'intro-call', start: start ?? (await freeSlots(house, host))[0], attendee: AN_ATTENDEE }
  const response = await callApi(house, host, 'POST', '/bookings', request)
  expect(response.status).toBe(201)
  return (await response.json()).data as { id: string; start: string; end: string }
}

async function readBooking(house: TestHouse, host: TestHost, id: string) {
  return (await (await callApi(house, host, 'GET', `/bookings/${id}`)).json()).data
}

async function ready(house: TestHouse, host: TestHost, id: string): Promise<void> {
  await expect
    .poll(async () => (await readBooking(house, host, id)).conferencing.status, { interval: 50 })
    .toBe('ready')
}
