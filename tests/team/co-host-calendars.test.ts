import { describe, expect, it } from 'vitest'
import { connectServer, eventsWritten, REACHES_LOOPBACK, utc } from '#tests/calendars/calendars'
import { callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { findBusyElsewhere } from '~/availability/slots/busy-times.server'
import { findCalendarEdit } from '~/calendars/answer-edit.server'
import { proveAll } from '~/commands/prove'
import { leaveTeam } from '~/team/membership.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const BOB = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }

interface Linked {
  host: TestHost
  server: QuirksServer
  accountId: string
}

/** Three who meet together; each of the first `withCalendar` has a calendar of their own for bookings. */
async function aTeamWithCalendars(app: TestApp, withCalendar = 3) {
  const team = await aBookedTeam(app, { connected: true, assignment: { rule: 'collective' } })
  const [ann, ben, cleo] = team.members
  if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
  const linked: Linked[] = []
  for (const host of team.members.slice(0, withCalendar)) {
    const server = await startQuirksServer()
    linked.push({ host, server, accountId: (await connectServer(app, host, server)).accountId })
  }
  return { ...team, ann, ben, cleo, linked }
}

/** Starts of our events in the calendar of each, as iCalendar writes them. */
function startsIn(linked: Linked[]): Record<string, string[]> {
  return Object.fromEntries(
    linked.map(({ host, server }) => [
      host.handle,
      [...server.objects.values()].map(({ text }) => /DTSTART:(\w+)/.exec(text)?.[1] ?? ''),
    ]),
  )
}

async function expectNoBreach({ services }: TestApp): Promise<void> {
  const findings = await proveAll(services, services.keyring)
  expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
}

describe('the calendars of the hosts of a collective booking', () => {
  it('have one event each, at its time, until it is cancelled (K1)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { ann, linked } = await aTeamWithCalendars(app, 2)
    const [start = '', next = ''] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    await eventsWritten(app)
    expect(startsIn(linked)).toEqual({ ann: [utc(start)], ben: [utc(start)] })
    await callApi(app, ann, 'POST', `/bookings/${data.id}/reschedule`, { start: next })
    await eventsWritten(app)
    expect(startsIn(linked)).toEqual({ ann: [utc(next)], ben: [utc(next)] })
    await expectNoBreach(app)
    await callApi(app, ann, 'POST', `/bookings/${data.id}/cancellation`, {})
    await eventsWritten(app)
    expect(startsIn(linked)).toEqual({ ann: [], ben: [] })
    await expectNoBreach(app)
  })

  it('get the event when a co-host connects one later, and lose it with the account', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { ann, cleo, linked } = await aTeamWithCalendars(app, 1)
    const [start = ''] = await teamSlots(app)
    await bookTeam(app, ann, start)
    await eventsWritten(app)
    const server = await startQuirksServer()
    const { accountId } = await connectServer(app, cleo, server)
    const all = [...linked, { host: cleo, server, accountId }]
    await eventsWritten(app)
    expect(startsIn(all)).toEqual({ ann: [utc(start)], cleo: [utc(start)] })
    await app.services.calendars.disconnect(cleo.id, accountId, { takeEventsOut: true })
    await eventsWritten(app)
    expect(startsIn(all)).toEqual({ ann: [utc(start)], cleo: [] })
    await expectNoBreach(app)
  })

  it('never block their hosts by it, and ask only the host who deleted it (K3, K4)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { ann, ben, linked } = await aTeamWithCalendars(app, 2)
    const [start = ''] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    await eventsWritten(app)
    const readAll = async () => {
      for (const { host, accountId } of linked) await app.services.calendars.source.readNow(host.id, accountId)
    }
    await readAll()
    const range = { from: Date.parse(start), until: Date.parse(start) + 1 }
    for (const { host } of linked) expect(await findBusyElsewhere(app.services.db, host.id, range)).toEqual([])
    await expectNoBreach(app)
    for (const name of [...(linked[1]?.server.objects.keys() ?? [])]) linked[1]?.server.remove(name)
    await readAll()
    const edits = await Promise.all([ann, ben].map(({ id }) => findCalendarEdit(app.services.db, id, data.id)))
    expect(edits).toMatchObject([null, { found: 'deleted' }])
    expect((await (await callApi(app, ann, 'GET', `/bookings/${data.id}`)).json()).data.status).toBe('confirmed')
  })

  it('keep the event of a calendar that two hosts share until both have lost the booking (K1)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { ann, ben, linked, teamId } = await aTeamWithCalendars(app, 1)
    const [shared] = linked
    if (!shared) throw new Error('Nothing is connected')
    await connectServer(app, ben, shared.server)
    const [start = ''] = await teamSlots(app)
    await bookTeam(app, ann, start)
    await eventsWritten(app)
    expect(startsIn(linked)).toEqual({ ann: [utc(start)] })
    await leaveTeam(app.services, { hostId: ben.id, teamId }, Date.now())
    await eventsWritten(app)
    expect(startsIn(linked)).toEqual({ ann: [utc(start)] })
    await expectNoBreach(app)
  })
})

describe('a host who leaves the team of a collective booking', () => {
  it('loses event, invite and held time, and everybody else hears of it once (K1, M2, B8)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { ann, ben, cleo, linked, teamId } = await aTeamWithCalendars(app)
    const [start = ''] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    await eventsWritten(app)
    await app.settled()
    const sent = app.mail.messages.length
    await leaveTeam(app.services, { hostId: ben.id, teamId }, Date.now())
    await eventsWritten(app)
    await app.settled()
    expect(startsIn(linked)).toEqual({ ann: [utc(start)], ben: [], cleo: [utc(start)] })
    const mails = app.mail.messages.slice(sent).filter(({ parsed }) => parsed.attachments.length > 0)
    const methods = mails.map(({ envelope, parsed }) => [
      envelope.to[0],
      /METHOD:(\w+)/.exec(parsed.attachments[0]?.content.toString() ?? '')?.[1],
    ])
    const told = [ann.email, cleo.email, 'ada@example.com'].map((address) => [address, 'REQUEST'])
    expect(methods.toSorted()).toEqual([...told, [ben.email, 'CANCEL']].toSorted())
    for (const { parsed } of mails.filter(({ envelope }) => envelope.to[0] !== ben.email))
      expect(parsed.attachments[0]?.content.toString().replaceAll('\r\n ', '')).not.toContain(ben.email)
    const own = { eventType: 'intro-call', start, attendee: BOB }
    expect((await callApi(app, ben, 'POST', '/bookings', own)).status).toBe(201)
    expect((await callApi(app, ben, 'GET', `/bookings/${data.id}`)).status).toBe(404)
    await eventsWritten(app)
    await expectNoBreach(app)
  })

  it('and organized it passes it to a co-host, who has one meeting and one event of it (E2, K1)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { members, ben, linked, teamId } = await aTeamWithCalendars(app)
    // The owner cannot leave, so the second one organizes.
    const { db } = app.services
    await db
      .updateTable('event_type_members')
      .set({ position: 9 })
      .where('host_id', '=', members[0]?.id ?? '')
      .execute()
    const [start = ''] = await teamSlots(app)
    const { data } = await (await bookTeam(app, members[0]!, start)).json()
    expect(data.host.handle).toBe('ben')
    await eventsWritten(app)
    await leaveTeam(app.services, { hostId: ben.id, teamId }, Date.now())
    await eventsWritten(app)
    await app.settled()
    const after = (await (await callApi(app, members[0]!, 'GET', `/bookings/${data.id}`)).json()).data
    expect(after).toMatchObject({ host: { handle: 'ann' }, start, sequence: 1, conferencing: { status: 'ready' } })
    expect(startsIn(linked)).toEqual({ ann: [utc(start)], ben: [], cleo: [utc(start)] })
    expect(app.goto.state.meetings.filter(({ deleted }) => !deleted)).toHaveLength(1)
    const own = { eventType: 'intro-call', start, attendee: BOB }
    expect((await callApi(app, ben, 'POST', '/bookings', own)).status).toBe(201)
    await eventsWritten(app)
    await expectNoBreach(app)
  })
})
