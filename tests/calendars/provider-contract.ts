import { expect } from 'vitest'
import type {
  CalendarAccess,
  CalendarChanges,
  CalendarOutcome,
  CalendarPlace,
  CalendarProvider,
  EventOfBooking,
  ReadingHost,
  RemoteEvent,
} from '~/calendars/calendar-provider'

/** What can go wrong at a provider, at its next call. */
export type CalendarTrouble =
  /** Cut off before anything was done. */
  | 'no_answer'
  /** Done, and the answer lost. */
  | 'lost_answer'
  /** A gateway's page with a 5xx. */
  | 'gateway_error'
  /** Too many requests: come back in seven seconds. */
  | 'slow_down'
  /** A success whose body cannot be read. */
  | 'unreadable'
  | 'not_allowed'

type OwnersTimes = { start: number; end: number } | { date: string; days?: number }

/** What the calendar's owner does at the provider, past our code. Ids are the provider's own. */
export interface CalendarOwner {
  /** @param timeZone of the event's clock; default: the calendar's */
  add(times: OwnersTimes, more?: { shows?: 'busy' | 'free' | 'tentative'; timeZone?: string }): Promise<string>
  move(id: string, times: { start: number; end: number }): Promise<void>
  /** From then on every day or week, on the wall clock. */
  repeat(id: string, rule: { every: 'day' | 'week'; count: number }): Promise<void>
  /** @param at when the rule puts the occurrence */
  moveOccurrence(id: string, at: number, times: { start: number; end: number }): Promise<void>
  cancelOccurrence(id: string, at: number): Promise<void>
  /** The owner declines the invitation to it. */
  decline(id: string): Promise<void>
  show(id: string, as: 'busy' | 'free'): Promise<void>
  remove(id: string): Promise<void>
  /** Events of the app that are there, read past our code. */
  eventsOfApp(): Promise<{ id: string; start: number; end: number; title: string }[]>
  /** What blocks by an independent reading, events of the app left out; merged, and cut to the window. */
  blocked(from: number, until: number): Promise<{ start: number; end: number }[]>
  /** Everything that is not the app's, to compare. */
  foreignEvents(): Promise<string>
}

/** A provider with one connected account, and what a test may do behind its back. Every check gets a new one. */
export interface CalendarProviderUnderTest {
  provider: CalendarProvider
  access: CalendarAccess
  /** The account's main calendar, in the zone Europe/Zurich, as `listCalendars` lists it. */
  calendar: CalendarPlace
  accountName: string
  calendarName: string
  host: ReadingHost
  owner: CalendarOwner
  /** @param on the next call that reads, or the next that writes */
  trouble(kind: CalendarTrouble, on: 'read' | 'write'): void
  /** Every sync state that was given is no longer accepted. */
  loseSync(): Promise<void>
  /** The owner takes our access away. */
  revoke(): Promise<void>
}

interface ContractCheck {
  title: string
  check(under: CalendarProviderUnderTest): Promise<void>
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** The read window: autumn 2026, with the end of summer time on 25 October, to spring 2027. */
const WINDOW = { from: Date.UTC(2026, 8, 1), until: Date.UTC(2027, 4, 1) }
const MONDAY = Date.UTC(2026, 11, 7, 9)
const NOW = Date.UTC(2026, 11, 1)

/** What `CalendarProvider` promises beyond its types. Each check passes for every provider. */
export const CALENDAR_CONTRACT = [
  {
    title: 'lists the calendars with their names, and which of them can be written to',
    async check({ provider, access, calendar, calendarName }) {
      const listed = valueIn(await provider.listCalendars(access))
      expect(listed.find(({ remoteId }) => remoteId === calendar.remoteId)).toMatchObject({
        name: calendarName,
        writable: true,
      })
      expect(new Set(listed.map(({ remoteId }) => remoteId)).size).toBe(listed.length)
    },
  },
  {
    title: 'names the account, the same one each time',
    async check({ provider, access, accountName }) {
      const first = valueIn(await provider.findAccount(access))
      expect(first.name).toBe(accountName)
      expect(valueIn(await provider.findAccount(access))).toEqual(first)
    },
  },
  {
    title: 'reads everything at first, and then nothing until something changes',
    async check(under) {
      await under.owner.add(aTime(0))
      const copy = await aCopy(under)
      expect(copy.last().full).toBe(true)
      await copy.read()
      expect(copy.last()).toMatchObject({ full: false, events: [], unread: [] })
      await copy.isInLine()
    },
  },
  {
    title: 'takes free, busy, tentative, declined and all-day events as the provider says',
    async check(under) {
      const { owner } = under
      await owner.add(aTime(0))
      await owner.add(aTime(1), { shows: 'free' })
      await owner.add(aTime(2), { shows: 'tentative' })
      await owner.decline(await owner.add(aTime(3)))
      await owner.add({ date: '2026-12-14' })
      await owner.add({ date: '2026-12-16', days: 3 }, { shows: 'free' })
      await owner.add({ date: '2026-10-25', days: 2 })
      const copy = await aCopy(under)
      await copy.isInLine()
      // 25 October 2026 has 25 hours in Zurich.
      expect(copy.busy()).toContainEqual({ start: Date.UTC(2026, 9, 24, 22), end: Date.UTC(2026, 9, 26, 23) })
      expect(copy.busy()).not.toContainEqual(expect.objectContaining(aTime(3)))
    },
  },
  {
    title: 'keeps a series on its own wall clock, in whatever zone it was made',
    async check(under) {
      const { owner } = under
      const start = Date.UTC(2026, 9, 22, 7)
      const id = await owner.add({ start, end: start + HOUR_MS }, { timeZone: 'Europe/Zurich' })
      await owner.repeat(id, { every: 'week', count: 4 })
      const other = await owner.add(
        { start: Date.UTC(2026, 9, 29, 13), end: Date.UTC(2026, 9, 29, 14) },
        { timeZone: 'America/New_York' },
      )
      await owner.repeat(other, { every: 'week', count: 3 })
      const copy = await aCopy(under)
      await copy.isInLine()
      expect(copy.busy().map(({ start: at }) => at)).toEqual([
        start,
        start + 7 * DAY_MS + HOUR_MS,
        Date.UTC(2026, 9, 29, 13),
        start + 14 * DAY_MS + HOUR_MS,
        Date.UTC(2026, 10, 5, 14),
        Date.UTC(2026, 10, 12, 8),
        Date.UTC(2026, 10, 12, 14),
      ])
    },
  },
  {
    title: 'follows every change of the owner by what changed alone',
    async check(under) {
      const { owner } = under
      const copy = await aCopy(under)
      const id = await owner.add(aTime(0))
      const weekly = await owner.add(aTime(1))
      const edits = [
        () => owner.move(id, aTime(2)),
        () => owner.repeat(weekly, { every: 'week', count: 6 }),
        () => owner.moveOccurrence(weekly, aTime(1).start + 7 * DAY_MS, aTime(5)),
        () => owner.cancelOccurrence(weekly, aTime(1).start + 14 * DAY_MS),
        () => owner.show(weekly, 'free'),
        () => owner.show(weekly, 'busy'),
        () => owner.decline(id),
        () => owner.remove(weekly),
        () => owner.add({ date: '2026-12-24', days: 3 }),
        () => owner.remove(id),
      ]
      for (const edit of edits) {
        await edit()
        await copy.read()
        expect(copy.last().full).toBe(false)
        await copy.isInLine()
      }
    },
  },
  {
    title: 'keeps to the window, and cuts what reaches over its ends',
    async check(under) {
      const { owner } = under
      await owner.add({ start: WINDOW.from - 2 * HOUR_MS, end: WINDOW.from - HOUR_MS })
      await owner.add({ start: WINDOW.from - HOUR_MS, end: WINDOW.from + HOUR_MS })
      await owner.add({ start: WINDOW.until - HOUR_MS, end: WINDOW.until + HOUR_MS })
      const id = await owner.add(aTime(0))
      const copy = await aCopy(under)
      await copy.isInLine()
      await owner.move(id, { start: WINDOW.until + DAY_MS, end: WINDOW.until + DAY_MS + HOUR_MS })
      await owner.add({ start: WINDOW.until + HOUR_MS, end: WINDOW.until + 2 * HOUR_MS })
      await copy.read()
      await copy.isInLine()
      expect(copy.busy()).toEqual([
        { start: WINDOW.from, end: WINDOW.from + HOUR_MS },
        { start: WINDOW.until - HOUR_MS, end: WINDOW.until },
      ])
    },
  },
  {
    title: 'reads a calendar of many pages completely, and what changes meanwhile with the next read',
    async check(under) {
      const { owner } = under
      const series = await owner.add({ start: WINDOW.from + HOUR_MS, end: WINDOW.from + HOUR_MS + 30 * MINUTE_MS })
      await owner.repeat(series, { every: 'day', count: 240 })
      for (let index = 0; index < 900; index++) {
        const start = WINDOW.from + index * 6 * HOUR_MS
        await owner.add({ start, end: start + 10 * MINUTE_MS })
      }
      const copy = await aCopy(under)
      await copy.isInLine()
      await owner.remove(series)
      await copy.read()
      await copy.isInLine()
      expect(copy.last().full).toBe(false)
    },
  },
  {
    title: 'says sync_lost of an expired state, and reads everything again without one',
    async check(under) {
      const { owner } = under
      const id = await owner.add(aTime(0))
      const copy = await aCopy(under)
      await under.loseSync()
      await owner.move(id, aTime(4))
      expect(await copy.tryRead()).toMatchObject({ ok: false, reason: 'sync_lost' })
      copy.forgetState()
      await copy.read()
      expect(copy.last().full).toBe(true)
      await copy.isInLine()
    },
  },
  {
    title: 'says sync_lost of a state that is none of its own',
    async check(under) {
      const copy = await aCopy(under)
      expect(await copy.tryRead('never given')).toMatchObject({ ok: false, reason: 'sync_lost' })
    },
  },
  {
    title: 'writes one event for a booking, and knows it again',
    async check(under) {
      const { provider, access, calendar, owner } = under
      const copy = await aCopy(under)
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      expect(await owner.eventsOfApp()).toMatchObject([{ ...timesOf(anEvent()), title: anEvent().title }])
      await copy.read()
      expect(copy.last().events).toMatchObject([
        { remoteId: written.remoteId, booking: { bookingId: 'bkg_1', ...timesOf(anEvent()) } },
      ])
      expect(copy.last().events[0]?.intervals).toEqual([{ ...timesOf(anEvent()), allDay: false }])
      expect(await owner.blocked(WINDOW.from, WINDOW.until)).toEqual([])
    },
  },
  {
    title: 'writes the same event when it is asked twice, by whatever it knows',
    async check({ provider, access, calendar, owner }) {
      const first = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const second = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      expect(second.remoteId).toBe(first.remoteId)
      const third = valueIn(await provider.writeEvent(access, calendar, anEvent(), second))
      expect(third.remoteId).toBe(first.remoteId)
      expect(await owner.eventsOfApp()).toHaveLength(1)
    },
  },
  {
    title: 'keeps bookings apart, also two at one time',
    async check({ provider, access, calendar, owner }) {
      const ids = new Set<string>()
      for (const bookingId of ['bkg_1', 'bkg_2', 'bkg_A', 'bkg_a'])
        ids.add(valueIn(await provider.writeEvent(access, calendar, anEvent({ bookingId }), null)).remoteId)
      expect(ids.size).toBe(4)
      expect(await owner.eventsOfApp()).toHaveLength(4)
    },
  },
  {
    title: 'moves an event in place, and says its new times in the next read',
    async check(under) {
      const { provider, access, calendar, owner } = under
      const copy = await aCopy(under)
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const moved = anEvent({ ...aTime(3), sequence: 1 })
      const after = valueIn(await provider.writeEvent(access, calendar, moved, written))
      expect(after.remoteId).toBe(written.remoteId)
      expect(await owner.eventsOfApp()).toMatchObject([aTime(3)])
      await copy.read()
      expect(copy.last().events).toMatchObject([{ booking: { bookingId: 'bkg_1', ...aTime(3) } }])
    },
  },
  {
    title: 'writes odd texts, a request as tentative, and no invitation',
    async check({ provider, access, calendar, owner }) {
      const titles = ['<b>Q&A</b> "Ada"; PhD\\', '👩‍🚀'.repeat(40), 'שלום · Grüße', 'Several\nlines, and; more']
      for (const [index, title] of titles.entries()) {
        const event = anEvent({
          bookingId: `bkg_${index}`,
          title,
          description: `${title}\r\n\r\nJoin: https://x.example/?a=1&b=2`,
          tentative: true,
        })
        const written = valueIn(await provider.writeEvent(access, calendar, event, null))
        valueIn(await provider.writeEvent(access, calendar, { ...event, tentative: false }, written))
      }
      expect(await owner.eventsOfApp()).toHaveLength(titles.length)
    },
  },
  {
    title: 'deletes an event, and calls one that is gone already gone',
    async check(under) {
      const { provider, access, calendar, owner } = under
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const copy = await aCopy(under)
      const outcomes = []
      for (let round = 0; round < 2; round++)
        outcomes.push(valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', written)))
      expect(outcomes).toEqual(['deleted', 'already_gone'])
      expect(await owner.eventsOfApp()).toEqual([])
      await copy.read()
      expect(copy.last().removed).toContain(written.remoteId)
    },
  },
  {
    title: 'makes no second event after a lost answer, and finds the one to delete',
    async check({ provider, access, calendar, owner, trouble }) {
      trouble('lost_answer', 'write')
      expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({
        ok: false,
        reason: 'unreachable',
        outcomeUnknown: true,
      })
      expect(await owner.eventsOfApp()).toHaveLength(1)
      valueIn(await provider.writeEvent(access, calendar, anEvent(aTime(2)), null))
      expect(await owner.eventsOfApp()).toMatchObject([aTime(2)])
      expect(valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', null))).toBe('deleted')
      expect(valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', null))).toBe('already_gone')
      expect(await owner.eventsOfApp()).toEqual([])
    },
  },
  {
    title: 'sees after a lost answer that its change was made',
    async check({ provider, access, calendar, owner, trouble }) {
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      trouble('lost_answer', 'write')
      const moved = anEvent({ ...aTime(3), sequence: 1 })
      expect(await provider.writeEvent(access, calendar, moved, written)).toMatchObject({
        ok: false,
        outcomeUnknown: true,
      })
      const again = valueIn(await provider.writeEvent(access, calendar, moved, written))
      expect(again.remoteId).toBe(written.remoteId)
      trouble('lost_answer', 'write')
      expect(await provider.deleteEvent(access, calendar, 'bkg_1', again)).toMatchObject({ ok: false })
      expect(valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', again))).toBe('already_gone')
      expect(await owner.eventsOfApp()).toEqual([])
    },
  },
  {
    title: 'says conflict of an event that its owner moved, and leaves it, unless it is told to overwrite',
    async check(under) {
      const { provider, access, calendar, owner, trouble } = under
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const copy = await aCopy(under)
      await owner.move(written.remoteId, aTime(5))
      expect(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), written)).toMatchObject({
        ok: false,
        reason: 'conflict',
        outcomeUnknown: false,
      })
      expect(await owner.eventsOfApp()).toMatchObject([aTime(5)])
      // A failure to find out more must not look as if the change might have been made: it would be overwritten next.
      trouble('no_answer', 'read')
      expect(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), written)).toMatchObject({
        ok: false,
        outcomeUnknown: false,
      })
      // Met here by a provider that asks nothing more after a conflict.
      await copy.tryRead()
      await copy.read()
      const [seen] = copy.last().events
      expect(seen).toMatchObject({ remoteId: written.remoteId, booking: { bookingId: 'bkg_1', ...aTime(5) } })
      valueIn(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), { ...written, etag: null }))
      expect(await owner.eventsOfApp()).toMatchObject([timesOf(anEvent())])
    },
  },
  {
    title: 'gives with a read the ETag that the next change needs',
    async check(under) {
      const { provider, access, calendar, owner } = under
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      const copy = await aCopy(under)
      await owner.move(written.remoteId, aTime(5))
      await copy.read()
      const { remoteId, etag } = copy.last().events[0] as RemoteEvent
      valueIn(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), { remoteId, etag }))
      expect(await owner.eventsOfApp()).toMatchObject([timesOf(anEvent())])
    },
  },
  {
    title: 'says not_found of an event that its owner deleted, and puts it back when it is told to',
    async check(under) {
      const { provider, access, calendar, owner } = under
      const copy = await aCopy(under)
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(), null))
      await copy.read()
      await owner.remove(written.remoteId)
      expect(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), written)).toMatchObject({
        ok: false,
        reason: 'not_found',
        outcomeUnknown: false,
      })
      expect(await owner.eventsOfApp()).toEqual([])
      await copy.read()
      expect(copy.last().removed).toContain(written.remoteId)
      const back = valueIn(await provider.writeEvent(access, calendar, anEvent({ sequence: 1 }), null))
      expect(await owner.eventsOfApp()).toMatchObject([timesOf(anEvent())])
      await copy.read()
      expect(copy.last().events).toMatchObject([{ remoteId: back.remoteId, booking: { bookingId: 'bkg_1' } }])
    },
  },
  {
    title: 'touches nothing that is not its own',
    async check({ provider, access, calendar, owner }) {
      const id = await owner.add(aTime(0))
      await owner.repeat(id, { every: 'week', count: 3 })
      await owner.add({ date: '2026-12-24', days: 2 }, { shows: 'free' })
      const before = await owner.foreignEvents()
      const written = valueIn(await provider.writeEvent(access, calendar, anEvent(aTime(0)), null))
      const moved = valueIn(await provider.writeEvent(access, calendar, anEvent(aTime(1)), written))
      valueIn(await provider.deleteEvent(access, calendar, 'bkg_1', moved))
      expect(valueIn(await provider.deleteEvent(access, calendar, 'bkg_unknown', null))).toBe('already_gone')
      expect(await owner.foreignEvents()).toBe(before)
    },
  },
  {
    title: 'calls silence and a gateway’s error unreachable, and never certain not to have worked',
    async check({ provider, access, calendar, trouble }) {
      for (const kind of ['no_answer', 'gateway_error'] as const) {
        trouble(kind, 'write')
        expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({
          ok: false,
          reason: 'unreachable',
          outcomeUnknown: true,
        })
      }
    },
  },
  {
    title: 'passes on how long a provider asks to wait',
    async check({ provider, access, calendar, owner, trouble }) {
      trouble('slow_down', 'write')
      expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({
        ok: false,
        reason: 'rate_limited',
        retryAfterMs: 7_000,
        outcomeUnknown: false,
      })
      expect(await owner.eventsOfApp()).toEqual([])
    },
  },
  {
    title: 'says refused of what the provider does not allow',
    async check({ provider, access, calendar, trouble }) {
      trouble('not_allowed', 'write')
      expect(await provider.writeEvent(access, calendar, anEvent(), null)).toMatchObject({
        ok: false,
        reason: 'refused',
        outcomeUnknown: false,
      })
    },
  },
  {
    title: 'says unreadable of half an answer, and reads on from the same state',
    async check(under) {
      const { owner, trouble } = under
      const copy = await aCopy(under)
      await owner.add(aTime(0))
      trouble('unreadable', 'read')
      expect(await copy.tryRead()).toMatchObject({ ok: false, reason: 'unreadable' })
      trouble('no_answer', 'read')
      expect(await copy.tryRead()).toMatchObject({ ok: false, reason: 'unreachable' })
      await copy.read()
      await copy.isInLine()
    },
  },
  {
    title: 'asks for a new consent once its access is gone',
    async check(under) {
      const { provider, access, calendar } = under
      const copy = await aCopy(under)
      await under.revoke()
      const answers: CalendarOutcome<unknown>[] = [
        await provider.listCalendars(access),
        await copy.tryRead(),
        await provider.writeEvent(access, calendar, anEvent(), null),
        await provider.deleteEvent(access, calendar, 'bkg_1', null),
      ]
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, reason: 'reconnect_needed' })
    },
  },
  {
    title: 'says not_found of a calendar that does not exist',
    async check({ provider, access, host, calendar }) {
      const missing = { ...calendar, remoteId: calendar.remoteId.replace(/[a-z](?=[^a-z]*$)/, 'x0') }
      const request = { calendar: missing, host, syncState: null, window: WINDOW, now: NOW }
      expect(await provider.readChanges(access, request)).toMatchObject({ ok: false, reason: 'not_found' })
    },
  },
] as const satisfies ContractCheck[]

export type CalendarContractTitle = (typeof CALENDAR_CONTRACT)[number]['title']

/** A copy of the calendar that is kept by what reads say, as the app keeps one. */
async function aCopy({ provider, access, calendar, host, owner }: CalendarProviderUnderTest) {
  const events = new Map<string, RemoteEvent>()
  let state: string | null = null
  let changes: CalendarChanges | undefined

  function tryRead(syncState = state) {
    return provider.readChanges(access, { calendar, host, syncState, window: WINDOW, now: NOW })
  }

  async function read(): Promise<void> {
    changes = valueIn(await tryRead())
    if (changes.full) events.clear()
    for (const id of changes.removed) events.delete(id)
    for (const event of changes.events) events.set(event.remoteId, event)
    state = changes.syncState
  }

  function busy(): { start: number; end: number }[] {
    const foreign = [...events.values()].filter(({ booking }) => booking === null)
    return merged(foreign.flatMap(({ intervals }) => intervals))
  }

  await read()
  return {
    tryRead,
    read,
    busy,
    forgetState() {
      state = null
    },
    last(): CalendarChanges {
      if (!changes) throw new Error('nothing was read')
      return changes
    },
    async isInLine() {
      expect(changes?.unread).toEqual([])
      expect(busy()).toEqual(await owner.blocked(WINDOW.from, WINDOW.until))
    },
  }
}

function merged(intervals: { start: number; end: number }[]): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** An hour on Monday 7 December 2026, or so many days later. */
function aTime(days: number): { start: number; end: number } {
  return { start: MONDAY + days * DAY_MS, end: MONDAY + days * DAY_MS + HOUR_MS }
}

export function anEvent(more: Partial<EventOfBooking> = {}): EventOfBooking {
  return {
    bookingId: 'bkg_1',
    ...aTime(8),
    timeZone: 'Europe/Zurich',
    title: 'Intro call (Ada Example)',
    description: 'Ada Example, ada@example.com\n\nhttps://book.example.com/admin/bookings/bkg_1',
    location: 'https://meet.goto.com/123456789',
    tentative: false,
    sequence: 0,
    url: 'https://book.example.com/admin/bookings/bkg_1',
    ...more,
  }
}

function timesOf({ start, end }: EventOfBooking): { start: number; end: number } {
  return { start, end }
}

export function valueIn<T>(outcome: CalendarOutcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.status}: ${outcome.detail}`)
  return outcome.value
}
