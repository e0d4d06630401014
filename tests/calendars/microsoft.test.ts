import { describe, expect, it, onTestFinished } from 'vitest'
import type { CalendarFaultKind } from '#tests/simulators/calendars/faults'
import { type MicrosoftSimulator, startMicrosoftSimulator } from '#tests/simulators/microsoft/server'
import { createMicrosoftCalendar } from '~/calendars/microsoft/microsoft-calendar.server'
import { MICROSOFT_SCOPES } from '~/calendars/microsoft/oauth-provider'
import { describeCalendarProvider } from './describe-provider'
import { anEvent, type CalendarProviderUnderTest, type CalendarTrouble, valueIn } from './provider-contract'
import { simulatedOwner } from './simulated-owner'

const NOW = Date.UTC(2026, 11, 1)
const WINDOW = { from: NOW, until: Date.UTC(2027, 1, 1) }
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE']

const FAULTS: Record<CalendarTrouble, CalendarFaultKind> = {
  no_answer: 'reset',
  lost_answer: 'lose-answer',
  gateway_error: 'html-error',
  slow_down: 'slow-down',
  unreadable: 'unreadable',
  not_allowed: 'forbidden',
}

interface MicrosoftUnderTest extends CalendarProviderUnderTest {
  microsoft: MicrosoftSimulator
}

async function openMicrosoft(): Promise<MicrosoftUnderTest> {
  const microsoft = await startMicrosoftSimulator({
    clientId: 'client',
    clientSecret: 'secret',
    redirectUris: [],
    clock: () => NOW,
  })
  onTestFinished(() => microsoft.stop())
  const provider = createMicrosoftCalendar({
    APP_URL: 'https://book.example.com',
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    MICROSOFT_TENANT: 'common',
    MICROSOFT_AUTH_URL: microsoft.url,
    MICROSOFT_API_URL: microsoft.url,
  })
  const account = microsoft.state.accounts[0]
  const calendar = microsoft.person.calendarOf(undefined)
  if (!account || !calendar) throw new Error('no account')
  return {
    microsoft,
    provider,
    access: { kind: 'token', accessToken: microsoft.accessFor(account, MICROSOFT_SCOPES.join(' ')) },
    // Graph states no zone: the host's counts.
    calendar: { remoteId: calendar.id, timeZone: null },
    accountName: account.email,
    calendarName: 'Calendar',
    host: { hostId: 'hst_1', timeZone: 'Europe/Zurich', ownAddresses: [account.email] },
    owner: simulatedOwner(microsoft.person),
    trouble(kind, on) {
      let done = false
      microsoft.faults.atRandom((method) => {
        if (done || WRITES.includes(method) !== (on === 'write')) return undefined
        done = true
        return FAULTS[kind]
      })
    },
    loseSync: async () => microsoft.expireSyncTokens(),
    revoke: async () => microsoft.revokeAll(),
  }
}

describeCalendarProvider('Microsoft', openMicrosoft)

describe('Microsoft 365', () => {
  it.each([
    ['free', 0],
    ['workingElsewhere', 0],
    ['tentative', 1],
    ['busy', 1],
    ['oof', 1],
    ['unknown', 1],
  ] as const)('counts an event shown as %s %i times, alone and as a series', async (shows, count) => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    const times = { start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS }
    microsoft.person.add({ ...times, shows })
    microsoft.person.add({ ...times, shows, repeat: { every: 'week', interval: 1, count: 2 } })
    const read = valueIn(
      await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
    )
    expect(read.events.flatMap(({ intervals }) => intervals)).toHaveLength(3 * count)
  })

  it('asks for the series when a round brings occurrences without it', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    const start = NOW + HOUR_MS
    const { id } = microsoft.person.add({
      start,
      end: start + HOUR_MS,
      shows: 'free',
      repeat: { every: 'week', interval: 1, count: 3 },
    })
    const request = { calendar, host, window: WINDOW, now: NOW }
    const first = valueIn(await provider.readChanges(access, { ...request, syncState: null }))
    microsoft.person.changeOccurrence(id, start + 7 * DAY_MS, {
      start: start + 8 * DAY_MS,
      end: start + 8 * DAY_MS + HOUR_MS,
    })
    const second = valueIn(await provider.readChanges(access, { ...request, syncState: first.syncState }))
    expect(second.events).toHaveLength(1)
    // Its exception is taken back: the occurrence follows its series again.
    microsoft.person.events.get(id)?.exceptions.clear()
    microsoft.person.change(id, {})
    const third = valueIn(await provider.readChanges(access, { ...request, syncState: second.syncState }))
    expect(third.events.map(({ intervals }) => intervals)).toEqual([[]])
    expect(microsoft.ledger.filter(({ method, path }) => method === 'GET' && path.includes('/events/'))).toHaveLength(1)
  })

  it('knows the invitation of our own mail, which the provider added by itself', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    const times = { start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS }
    microsoft.person.add({ ...times, uid: 'bkg_7m2kq@book.example.com', answer: 'none' })
    microsoft.person.add({ ...times, uid: 'bkg_7m2kq@another.example.com', answer: 'none' })
    const request = { calendar, host, syncState: null, window: WINDOW, now: NOW }
    const read = valueIn(await provider.readChanges(access, request))
    expect(read.events.map(({ booking }) => booking)).toEqual([
      { bookingId: 'bkg_7m2kq', invitation: true, ...times },
      null,
    ])
  })

  it('does not count what was called off', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    microsoft.person.add({ start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS, answer: 'accepted', cancelled: true })
    const read = valueIn(
      await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
    )
    expect(read.events.map(({ intervals }) => intervals)).toEqual([[]])
  })

  it('asks for ids that survive a move between calendars, with every request', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
    valueIn(await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }))
    valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', written))
    expect(microsoft.ledger.every(({ headers }) => headers.prefer?.includes('IdType="ImmutableId"'))).toBe(true)
    expect(written.remoteId).toMatch(/^AAkALg/)
    expect(microsoft.state.invitations).toEqual([])
  })

  it('writes an event again where Exchange keeps its transaction id as spent', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    microsoft.state.reusesTransactionIds = false
    for (let round = 0; round < 3; round++) {
      const { remoteId } = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const read = valueIn(
        await provider.readChanges(access, { calendar, host, syncState: null, window: WINDOW, now: NOW }),
      )
      expect(read.events).toMatchObject([{ remoteId, booking: { bookingId: 'bkg_1' } }])
      microsoft.person.remove(remoteId)
    }
  })

  it('finds its event by the property although the answer to making it was lost for good', async () => {
    const { microsoft, provider, access, calendar } = await openMicrosoft()
    microsoft.faults.add({ kind: 'lose-answer', on: 'POST /v1.0/me/calendars/' })
    expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({ outcomeUnknown: true })
    for (const event of microsoft.person.events.values()) event.transactionId = null
    valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
    expect(microsoft.person.ofApp()).toHaveLength(1)
  })

  it('lists more calendars than fit on a page, and writes only where it may', async () => {
    const { microsoft, provider, access } = await openMicrosoft()
    for (let index = 0; index < 130; index++)
      microsoft.person.addCalendar({
        id: microsoft.newCalendarId(),
        name: `Team ${index}`,
        role: index % 2 ? 'reader' : 'writer',
      })
    const listed = valueIn(await provider.listCalendars(access))
    expect(listed).toHaveLength(131)
    expect(listed.filter(({ writable }) => writable)).toHaveLength(66)
    expect(listed.filter(({ primary }) => primary)).toHaveLength(1)
  })

  it('follows no link to another server with the host’s token', async () => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    microsoft.state.url = 'http://127.0.0.1:9'
    microsoft.person.add({ start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS })
    const request = { calendar, host, window: WINDOW, now: NOW }
    expect(await provider.readChanges(access, { ...request, syncState: null })).toMatchObject({ reason: 'unreadable' })
    const foreign = 'https://graph.microsoft.com.evil.example/v1.0/x'
    expect(await provider.readChanges(access, { ...request, syncState: foreign })).toMatchObject({
      reason: 'sync_lost',
    })
  })

  it.each([
    ['slow-down', 'rate_limited'],
    ['rate-limit', 'rate_limited'],
    ['user-rate-limit', 'rate_limited'],
    ['server-error', 'unreachable'],
    ['forbidden', 'refused'],
    ['dead-token', 'reconnect_needed'],
  ] as const)('tells the meanings of a refusal apart: %s is %s', async (kind, reason) => {
    const { microsoft, provider, access, calendar, host } = await openMicrosoft()
    microsoft.faults.add({ kind, on: 'GET /v1.0/' })
    const request = { calendar, host, syncState: null, window: WINDOW, now: NOW }
    expect(await provider.readChanges(access, request)).toMatchObject({ ok: false, reason })
  })
})
