import { describe, expect, it } from 'vitest'
import { aReceiver } from '#tests/simulators/receiver'
import { createGoogleCalendar, eventIdOf } from '~/calendars/google/google-calendar.server'
import { GOOGLE_SCOPES } from '~/calendars/google/oauth-provider'
import { describeCalendarProvider } from './describe-provider'
import { openGoogle, WRITES } from './open-google'
import { anEvent, valueIn } from './provider-contract'

const NOW = Date.UTC(2026, 11, 1)
const WINDOW = { from: NOW, until: Date.UTC(2027, 1, 1) }
const HOUR_MS = 3_600_000
const API = '/calendar/v3/'
const EVENTS = `${API}calendars/`

describeCalendarProvider('Google', openGoogle)

describe('Google Calendar', () => {
  it('knows the invitation of our own mail, which the provider added by itself', async () => {
    const { google, provider, access, calendar, host } = await openGoogle()
    const times = { start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS }
    google.person.add({ ...times, uid: 'bkg_7m2kq@book.example.com', answer: 'none' })
    google.person.add({ ...times, uid: 'bkg_7m2kq@another.example.com', answer: 'none' })
    const request = { calendar, host, syncState: null, window: WINDOW, now: NOW }
    const read = valueIn(await provider.readChanges(access, request))
    expect(read.events.map(({ booking }) => booking)).toEqual([
      { bookingId: 'bkg_7m2kq', invitation: true, ...times },
      null,
    ])
  })

  it('asks for no titles, and mails nobody', async () => {
    const { google, provider, access, calendar, host } = await openGoogle()
    google.person.add({ title: 'Oncologist', start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS, answer: 'accepted' })
    const read = valueIn(
      await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
    )
    expect(JSON.stringify(read)).not.toContain('Oncologist')
    const [list] = google.ledger.filter(({ path }) => path.endsWith('/events'))
    expect(list?.query.get('fields')).not.toMatch(/summary|description|location|displayName|email/)
    const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
    valueIn(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), written))
    valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', written))
    expect(google.state.invitations).toEqual([])
    const writes = google.ledger.filter(({ method }) => WRITES.includes(method))
    expect(writes.map(({ query }) => query.get('sendUpdates'))).toEqual(['none', 'none', 'none'])
  })

  it.each([
    ['workingLocation', 0],
    ['birthday', 0],
    ['outOfOffice', 1],
    ['focusTime', 1],
  ] as const)('counts an event of the type %s %i times', async (eventType, count) => {
    const { google, provider, access, calendar, host } = await openGoogle()
    google.person.add({ start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS, eventType })
    const read = valueIn(
      await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
    )
    expect(read.events.flatMap(({ intervals }) => intervals)).toHaveLength(count)
    expect(google.person.blockedIntervals(WINDOW.from, WINDOW.until)).toHaveLength(count)
  })

  it('takes all-day events in the zone of the calendar, as Google states it now', async () => {
    const { google, provider, access, host } = await openGoogle()
    google.person.addCalendar({ id: 'pacific@group.calendar.google.com', timeZone: 'Pacific/Apia' })
    google.person.add({ calendarId: 'pacific@group.calendar.google.com', date: '2026-12-24' })
    const calendar = { remoteId: 'pacific@group.calendar.google.com', timeZone: 'Europe/Zurich' }
    const read = valueIn(
      await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
    )
    expect(read.events.flatMap(({ intervals }) => intervals)).toEqual([
      { start: Date.UTC(2026, 11, 23, 11), end: Date.UTC(2026, 11, 24, 11), allDay: true },
    ])
  })

  it('writes only to calendars that the host owns', async () => {
    const { google, provider, access } = await openGoogle()
    google.person.addCalendar({ id: 'team', name: 'Team', role: 'writer' })
    google.person.addCalendar({ id: 'holidays', name: 'Holidays', role: 'reader' })
    const listed = valueIn(await provider.listCalendars(access))
    expect(listed.map(({ remoteId, writable, primary }) => ({ remoteId, writable, primary }))).toEqual([
      { remoteId: 'dana@google.example', writable: true, primary: true },
      { remoteId: 'team', writable: false, primary: false },
      { remoteId: 'holidays', writable: false, primary: false },
    ])
    const refused = await provider.writeEvent(access, { remoteId: 'holidays', timeZone: null }, anEvent(), null)
    expect(refused.ok).toBe(false)
    expect(google.person.ofApp()).toEqual([])
  })

  it.each([
    ['rate-limit', 'rate_limited'],
    ['user-rate-limit', 'rate_limited'],
    ['forbidden', 'refused'],
    ['dead-token', 'reconnect_needed'],
    ['server-error', 'unreachable'],
  ] as const)('tells the meanings of a refusal apart: %s is %s', async (kind, reason) => {
    const { google, provider, access, calendar, host } = await openGoogle()
    google.faults.add({ kind, on: `GET ${EVENTS}` })
    const request = { calendar, host, syncState: null, window: WINDOW, now: NOW }
    expect(await provider.readChanges(access, request)).toMatchObject({ ok: false, reason })
  })

  it('asks for a new consent where the host left a permission out', async () => {
    const { google, provider, calendar } = await openGoogle()
    const account = google.state.accounts[0]!
    const access = { kind: 'token' as const, accessToken: google.accessFor(account, GOOGLE_SCOPES[0]) }
    valueIn(await provider.listCalendars(access))
    expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({ reason: 'reconnect_needed' })
  })

  it('does not blame the grant when Google refuses our address for notifications', async () => {
    const { url } = await aReceiver(() => ({
      status: 401,
      body: JSON.stringify({ error: { code: 401, errors: [{ reason: 'push.webhookUrlUnauthorized' }] } }),
    }))
    const settings = { APP_URL: 'https://book.example.com', GOOGLE_CLIENT_ID: 'x', GOOGLE_CLIENT_SECRET: 'x' }
    const addresses = { GOOGLE_AUTH_URL: url, GOOGLE_TOKEN_URL: url, GOOGLE_API_URL: url }
    const { watch } = createGoogleCalendar({ ...settings, ...addresses })
    const channel = { id: 'cch_1', secret: 'secret', address: 'https://book.example.com/x', until: NOW }
    const started = await watch?.start({ kind: 'token', accessToken: 'x' }, { remoteId: 'x', timeZone: null }, channel)
    expect(started).toMatchObject({ ok: false, reason: 'refused', status: 401 })
  })

  it('derives ids that Google takes, others for another booking or calendar', () => {
    const ids = ['a@x.example', 'b@x.example'].flatMap((remoteId) =>
      ['bkg_1', 'bkg_2'].map((bookingId) => eventIdOf({ remoteId }, bookingId)),
    )
    for (const id of ids) expect(id).toMatch(/^[a-v0-9]{52}$/)
    expect(new Set(ids).size).toBe(4)
  })

  it('treats an event of ours that its owner made a series as gone, and its occurrences as theirs', async () => {
    const { google, provider, access, calendar, host } = await openGoogle()
    const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
    const request = { calendar, host, window: { from: NOW, until: Date.UTC(2027, 5, 1) }, now: NOW }
    const first = valueIn(await provider.readChanges(access, { ...request, syncState: null }))
    google.person.makeRecurring(written.remoteId, { every: 'week', interval: 1, count: 3 })
    const next = valueIn(await provider.readChanges(access, { ...request, syncState: first.syncState }))
    expect(next.removed).toContain(written.remoteId)
    expect(next.events).toHaveLength(3)
    valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
    expect(google.person.ofApp().map(({ repeat }) => repeat)).toEqual([null])
  })
})
