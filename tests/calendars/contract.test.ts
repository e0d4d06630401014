import { describe, expect, it } from 'vitest'
import { type CalendarProvider, calendarFailure, type RemoteEvent } from '~/calendars/calendar-provider'
import { openGoogle } from './open-google'
import { CALENDAR_CONTRACT, type CalendarContractTitle } from './provider-contract'

type Mistake = (right: CalendarProvider) => Partial<CalendarProvider>

/** One broken promise for each check. */
const MISTAKES: Record<CalendarContractTitle, Mistake> = {
  'lists the calendars with their names, and which of them can be written to': (right) => ({
    async listCalendars(access) {
      const listed = await right.listCalendars(access)
      return listed.ok
        ? { ok: true, value: listed.value.map((one) => ({ ...one, name: one.remoteId, writable: false })) }
        : listed
    },
  }),
  'names the account, the same one each time': () => ({
    findAccount: async () => ({ ok: true, value: { accountKey: String(Math.random()), name: 'dana@google.example' } }),
  }),
  'reads everything at first, and then nothing until something changes': (right) => ({
    readChanges: (access, request) => right.readChanges(access, { ...request, syncState: null }),
  }),
  'takes free, busy, tentative, declined and all-day events as the provider says': (right) =>
    eachEvent(right, (event, { start, end }) => ({ ...event, intervals: [{ start, end, allDay: false }] })),
  'keeps a series on its own wall clock, in whatever zone it was made': (right) =>
    eachEvent(right, (event) => ({
      ...event,
      intervals: event.intervals.map(({ start, end }) => ({
        start: start - (start % 86_400_000) + 25_200_000,
        end,
        allDay: false,
      })),
    })),
  'follows every change of the owner by what changed alone': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      return read.ok ? { ok: true, value: { ...read.value, removed: [] } } : read
    },
  }),
  'keeps to the window, and cuts what reaches over its ends': (right) => ({
    readChanges: (access, request) =>
      right.readChanges(access, {
        ...request,
        window: { from: request.window.from - 86_400_000, until: request.window.until },
      }),
  }),
  'reads a calendar of many pages completely, and what changes meanwhile with the next read': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      return read.ok ? { ok: true, value: { ...read.value, events: read.value.events.slice(0, 1_000) } } : read
    },
  }),
  'says sync_lost of an expired state, and reads everything again without one': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      return !read.ok && read.reason === 'sync_lost' ? calendarFailure('not_found') : read
    },
  }),
  'says sync_lost of a state that is none of its own': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      return !read.ok && read.reason === 'sync_lost' ? calendarFailure('refused') : read
    },
  }),
  'writes one event for a booking, and knows it again': (right) =>
    eachEvent(right, (event) => ({ ...event, booking: null })),
  'writes the same event when it is asked twice, by whatever it knows': forgetsWhichBooking,
  'keeps bookings apart, also two at one time': (right) => ({
    writeEvent: (access, calendar, event, known) =>
      right.writeEvent(access, calendar, { ...event, bookingId: event.bookingId.toLowerCase() }, known),
  }),
  'moves an event in place, and says its new times in the next read': forgetsWhatWasWritten,
  'writes odd texts, a request as tentative, and no invitation': () => ({
    writeEvent: async () => calendarFailure('refused'),
  }),
  'deletes an event, and calls one that is gone already gone': () => ({
    deleteEvent: async () => ({ ok: true, value: 'deleted' }),
  }),
  'makes no second event after a lost answer, and finds the one to delete': forgetsWhichBooking,
  'sees after a lost answer that its change was made': (right) => ({
    async writeEvent(access, calendar, event, known) {
      const written = await right.writeEvent(access, calendar, event, known)
      return written.ok && known !== null ? calendarFailure('conflict') : written
    },
  }),
  'says conflict of an event that its owner moved, and leaves it, unless it is told to overwrite': overwrites,
  'gives with a read the ETag that the next change needs': (right) =>
    eachEvent(right, (event) => ({ ...event, etag: '"1"' })),
  'says not_found of an event that its owner deleted, and puts it back when it is told to': (right) => ({
    writeEvent: (access, calendar, event) => right.writeEvent(access, calendar, event, null),
  }),
  'touches nothing that is not its own': (right) => ({
    async deleteEvent(access, calendar, bookingId, known) {
      const request = { calendar, host: HOST, syncState: null, window: { from: 0, until: 4e12 }, now: 0 }
      const read = await right.readChanges(access, request)
      // Not an occurrence: Google names those after their series.
      const foreign = read.ok && read.value.events.find((event) => !event.booking && !event.remoteId.includes('_'))
      if (foreign) await right.deleteEvent(access, calendar, bookingId, foreign)
      return right.deleteEvent(access, calendar, bookingId, known)
    },
  }),
  'calls silence and a gateway’s error unreachable, and never certain not to have worked': (right) =>
    eachRefusal(right, { outcomeUnknown: false }),
  'passes on how long a provider asks to wait': (right) => eachRefusal(right, { retryAfterMs: null }),
  'says refused of what the provider does not allow': (right) => eachRefusal(right, { reason: 'unreachable' }),
  'says unreadable of half an answer, and reads on from the same state': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      const nothing = { full: false, events: [], removed: [], unread: [], syncState: request.syncState ?? '' }
      return !read.ok && read.reason === 'unreadable' ? { ok: true, value: nothing } : read
    },
  }),
  'asks for a new consent once its access is gone': (right) => eachRefusal(right, { reason: 'refused' }),
  'says not_found of a calendar that does not exist': (right) => ({
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      const nothing = { full: true, events: [], removed: [], unread: [], syncState: 'x' }
      return !read.ok && read.reason === 'not_found' ? { ok: true, value: nothing } : read
    },
  }),
}

const HOST = { hostId: 'hst_1', timeZone: 'UTC', ownAddresses: [] }

function eachEvent(
  right: CalendarProvider,
  change: (event: RemoteEvent, times: { start: number; end: number }) => RemoteEvent,
): Partial<CalendarProvider> {
  return {
    async readChanges(access, request) {
      const read = await right.readChanges(access, request)
      if (!read.ok) return read
      const { from } = request.window
      const events = read.value.events.map((event) =>
        change(event, event.intervals[0] ?? { start: from, end: from + 3_600_000 }),
      )
      return { ok: true, value: { ...read.value, events } }
    },
  }
}

function eachRefusal(
  right: CalendarProvider,
  change: Partial<ReturnType<typeof calendarFailure>>,
): Partial<CalendarProvider> {
  return {
    async writeEvent(access, calendar, event, known) {
      const written = await right.writeEvent(access, calendar, event, known)
      return written.ok ? written : { ...written, ...change }
    },
  }
}

function forgetsWhichBooking(right: CalendarProvider): Partial<CalendarProvider> {
  let count = 0
  return {
    writeEvent: (access, calendar, event) =>
      right.writeEvent(access, calendar, { ...event, bookingId: `bkg_other${++count}` }, null),
  }
}

function forgetsWhatWasWritten(right: CalendarProvider): Partial<CalendarProvider> {
  return {
    async writeEvent(access, calendar, event, known) {
      return known === null ? right.writeEvent(access, calendar, event, null) : { ok: true, value: known }
    },
  }
}

function overwrites(right: CalendarProvider): Partial<CalendarProvider> {
  return {
    writeEvent: (access, calendar, event, known) =>
      right.writeEvent(access, calendar, event, known && { ...known, etag: null }),
  }
}

describe('the contract of calendar providers', () => {
  it.each(CALENDAR_CONTRACT)('fails a provider that breaks it: $title', async ({ title, check }) => {
    const under = await openGoogle()
    const broken = { ...under.provider, ...MISTAKES[title](under.provider) }
    const failure = await check({ ...under, provider: broken }).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Error)
  })
})
