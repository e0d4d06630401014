import { Temporal } from 'temporal-polyfill'

/** How an event stands in its owner's time, in Microsoft's words; Google knows `busy`, `free` and `tentative`. */
export type Shows = 'busy' | 'free' | 'tentative' | 'oof' | 'workingElsewhere' | 'unknown'
/** What its owner said to the invitation; `organizer`: it is their own. */
type OwnAnswer = 'organizer' | 'accepted' | 'declined' | 'tentative' | 'none'
/** Google's event types. */
export type EventType = 'default' | 'outOfOffice' | 'focusTime' | 'workingLocation' | 'birthday'

/** Every day or week on the wall clock, `count` times. */
interface Repeat {
  every: 'day' | 'week'
  interval: number
  count: number
}

interface Exception {
  start?: string
  end?: string
  shows?: Shows
  cancelled?: boolean
}

export interface HeldEvent {
  id: string
  calendarId: string
  title: string
  description: string
  location: string
  allDay: boolean
  /** Wall time in `timeZone`: `2026-12-03T09:00:00`, or a date if it lasts all day; the end is exclusive. */
  start: string
  end: string
  timeZone: string
  repeat: Repeat | null
  /** By the wall time at which the rule puts an occurrence. */
  exceptions: Map<string, Exception>
  shows: Shows
  answer: OwnAnswer
  /** The organizer called it off; it still stands in this calendar. */
  cancelled: boolean
  eventType: EventType
  /** Written through the API, by the app under test. */
  byApp: boolean
  deleted: boolean
  /** What an API client attached to it: Google's private properties, Microsoft's extended properties. */
  properties: Record<string, string>
  transactionId: string | null
  /** Of a calendar object that came by mail; null: the provider's own. */
  uid: string | null
  /** Of the last change, across all calendars of the simulator. */
  version: number
}

/** An event, or one occurrence of a series, with the instants that it has. */
export interface Occurrence {
  id: string
  event: HeldEvent
  /** Of a series: the wall time that the rule gave it. */
  originalStart: string | null
  isException: boolean
  start: string
  end: string
  startsAt: number
  endsAt: number
  shows: Shows
}

export interface HeldCalendar {
  id: string
  name: string
  timeZone: string
  primary: boolean
  /** Google's access roles; Microsoft's `canEdit` is true for the first two. */
  role: 'owner' | 'writer' | 'reader'
  deleted: boolean
}

/** An entry of a list: what is there, or that it is gone, since a version. */
interface ListedEntry {
  id: string
  version: number
  /** Null: gone. `series`: the series itself, beside its occurrences. */
  occurrence: Occurrence | null
  series: HeldEvent | null
}

/** A new event by its instants, or by dates. */
type NewEvent = { calendarId?: string } & Partial<
  Pick<HeldEvent, 'title' | 'timeZone' | 'repeat' | 'shows' | 'answer' | 'eventType' | 'cancelled' | 'uid'>
> &
  ({ start: number; end: number } | { date: string; days?: number })

interface Options {
  newEventId: () => string
  /** @param originalStart wall time in the event's zone */
  occurrenceId: (event: HeldEvent, originalStart: string) => string
  /** After every change of a calendar. */
  changed?: (calendarId: string) => void
}

const DAY_MS = 86_400_000

/**
 * The calendars of one person behind a simulated provider, and what their owner does in them. It keeps a list of what changed when,
 * from which a provider answers incremental reads, and gives its own reading of what blocks, apart from the app's code.
 */
export function createPersonCalendars({ newEventId, occurrenceId, changed = () => {} }: Options) {
  const calendars: HeldCalendar[] = []
  const events = new Map<string, HeldEvent>()
  const lists = new Map<string, Map<string, ListedEntry>>()
  let version = 0

  function addCalendar(more: Partial<HeldCalendar> & { id: string }): HeldCalendar {
    const usual = {
      name: 'Calendar',
      timeZone: 'Europe/Zurich',
      primary: calendars.length === 0,
      role: 'owner' as const,
    }
    const calendar = { ...usual, deleted: false, ...more }
    calendars.push(calendar)
    lists.set(calendar.id, new Map())
    return calendar
  }

  const calendarOf = (id: string | undefined) => calendars.find((c) => (id === undefined ? c.primary : c.id === id))

  function insert(event: HeldEvent): HeldEvent {
    events.set(event.id, event)
    relist(event)
    return event
  }

  function add(given: NewEvent): HeldEvent {
    const calendar = calendarOf(given.calendarId)
    if (!calendar) throw new Error(`no calendar ${given.calendarId}`)
    const timeZone = given.timeZone ?? calendar.timeZone
    const times =
      'date' in given
        ? { allDay: true, start: given.date, end: plusDays(given.date, given.days ?? 1) }
        : { allDay: false, start: wallOf(given.start, timeZone), end: wallOf(given.end, timeZone) }
    return insert({
      ...blankEvent(newEventId(), calendar.id, timeZone),
      ...times,
      title: given.title ?? 'Dentist',
      repeat: given.repeat ?? null,
      shows: given.shows ?? 'busy',
      answer: given.answer ?? 'organizer',
      eventType: given.eventType ?? 'default',
      cancelled: given.cancelled ?? false,
      uid: given.uid ?? null,
    })
  }

  function change(id: string, changes: Partial<HeldEvent>): HeldEvent {
    const event = events.get(id)
    if (!event) throw new Error(`no event ${id}`)
    Object.assign(event, changes)
    relist(event)
    return event
  }

  function move(id: string, times: { start: number; end: number }): HeldEvent {
    const { timeZone } = events.get(id) ?? { timeZone: 'UTC' }
    return change(id, { allDay: false, start: wallOf(times.start, timeZone), end: wallOf(times.end, timeZone) })
  }

  /** @param at the start of the occurrence by the rule, epoch ms */
  function changeOccurrence(
    id: string,
    at: number,
    changes: { start?: number; end?: number; shows?: Shows; cancelled?: boolean },
  ): void {
    const event = events.get(id)
    const original = event && wallOf(at, event.timeZone)
    const found = event && wallsOf(event).find(({ originalStart }) => originalStart === original)
    if (!event || !found || original === undefined) throw new Error(`no occurrence of ${id} at ${at}`)
    const { start, end, ...rest } = changes
    event.exceptions.set(original, {
      ...event.exceptions.get(original),
      ...rest,
      ...(start === undefined ? {} : { start: wallOf(start, event.timeZone) }),
      ...(end === undefined ? {} : { end: wallOf(end, event.timeZone) }),
    })
    relist(event)
  }

  /** Brings the list in line with an event: what is different now is listed as changed, and everything has the event's present ETag. */
  function relist(event: HeldEvent): void {
    version += 1
    event.version = version
    const list = lists.get(event.calendarId)
    if (!list) throw new Error(`no calendar ${event.calendarId}`)
    const there = new Map(entriesOf(event).map((entry) => [entry.id, entry]))
    for (const [id, entry] of there) {
      const listed = list.get(id)
      list.set(id, { ...entry, version: listed && isSame(listed, entry) ? listed.version : version })
    }
    for (const [id, entry] of list) {
      const isOfEvent = entry.series?.id === event.id || entry.occurrence?.event.id === event.id
      if (isOfEvent && !there.has(id)) list.set(id, { id, version, occurrence: null, series: null })
    }
    changed(event.calendarId)
  }

  function entriesOf(event: HeldEvent): ListedEntry[] {
    if (event.deleted) return []
    const snapshot = { ...event }
    const occurrences = occurrencesOf(snapshot).map((occurrence) => ({
      id: occurrence.id,
      version,
      occurrence,
      series: null,
    }))
    const series = event.repeat ? [{ id: event.id, version, occurrence: null, series: snapshot }] : []
    return [...series, ...occurrences]
  }

  function occurrencesOf(event: HeldEvent): Occurrence[] {
    return wallsOf(event).flatMap(({ originalStart, start, end }) => {
      const exception = originalStart === null ? undefined : event.exceptions.get(originalStart)
      if (exception?.cancelled) return []
      const times = { start: exception?.start ?? start, end: exception?.end ?? end }
      const zone = event.allDay ? (calendarOf(event.calendarId)?.timeZone ?? event.timeZone) : event.timeZone
      return [
        {
          id: originalStart === null ? event.id : occurrenceId(event, originalStart),
          event,
          originalStart,
          isException: exception !== undefined,
          ...times,
          startsAt: instantOf(times.start, zone),
          endsAt: instantOf(times.end, zone),
          shows: exception?.shows ?? event.shows,
        },
      ]
    })
  }

  /**
   * What blocks by the provider's own rules, merged and cut to the window: an independent reading, from the owner's data and not from
   * any answer of the API.
   *
   * @param ofApp whether events that the app wrote count; by default only the owner's do
   */
  function blockedIntervals(
    from: number,
    until: number,
    { calendarId, ofApp = false }: { calendarId?: string; ofApp?: boolean } = {},
  ): { start: number; end: number }[] {
    const blocking = [...events.values()]
      .filter((event) => !event.deleted && (ofApp || !event.byApp))
      .filter((event) => calendarId === undefined || event.calendarId === calendarId)
      .filter((event) => calendars.some(({ id, deleted }) => id === event.calendarId && !deleted))
      .filter(({ cancelled, answer }) => !cancelled && answer !== 'declined')
      .filter(({ eventType }) => eventType !== 'workingLocation' && eventType !== 'birthday')
      .flatMap(occurrencesOf)
      .filter(({ shows }) => shows !== 'free' && shows !== 'workingElsewhere')
      .map(({ startsAt, endsAt }) => ({ start: Math.max(startsAt, from), end: Math.min(endsAt, until) }))
      .filter(({ start, end }) => end > start)
      .sort((a, b) => a.start - b.start)
    const merged: { start: number; end: number }[] = []
    for (const interval of blocking) {
      const last = merged.at(-1)
      if (last && interval.start <= last.end) last.end = Math.max(last.end, interval.end)
      else merged.push(interval)
    }
    return merged
  }

  return {
    calendars,
    events,
    addCalendar,
    calendarOf,
    insert,
    change,
    occurrencesOf,
    /** What the list of a calendar holds, also what is gone. */
    listOf: (calendarId: string) => [...(lists.get(calendarId)?.values() ?? [])],
    version: () => version,
    /** What the owner does in their calendar. */
    add,
    move,
    changeOccurrence,
    makeRecurring: (id: string, repeat: Repeat) => change(id, { repeat }),
    answer: (id: string, answer: OwnAnswer) => change(id, { answer }),
    show: (id: string, shows: Shows) => change(id, { shows }),
    cancel: (id: string) => change(id, { cancelled: true }),
    remove: (id: string) => change(id, { deleted: true }),
    blockedIntervals,
    /** Events that the app wrote and that are still there. */
    ofApp: () => [...events.values()].filter(({ byApp, deleted }) => byApp && !deleted),
  }
}

export type PersonCalendars = ReturnType<typeof createPersonCalendars>

export function blankEvent(id: string, calendarId: string, timeZone: string): HeldEvent {
  return {
    id,
    calendarId,
    title: '',
    description: '',
    location: '',
    allDay: false,
    start: '',
    end: '',
    timeZone,
    repeat: null,
    exceptions: new Map(),
    shows: 'busy',
    answer: 'organizer',
    cancelled: false,
    eventType: 'default',
    byApp: false,
    deleted: false,
    properties: {},
    transactionId: null,
    uid: null,
    version: 0,
  }
}

function isSame(listed: ListedEntry, entry: ListedEntry): boolean {
  return contentOf(listed) === contentOf(entry)
}

function contentOf({ occurrence, series }: ListedEntry): string {
  const event = occurrence?.event ?? series
  const { version: _version, exceptions: _exceptions, ...fields } = event ?? { version: 0, exceptions: null }
  return JSON.stringify([occurrence && { ...occurrence, event: null }, series !== null, fields])
}

/** The wall times that the rule gives, before exceptions. */
function wallsOf({ repeat, start, end }: HeldEvent): { originalStart: string | null; start: string; end: string }[] {
  if (!repeat) return [{ originalStart: null, start, end }]
  const stepDays = repeat.interval * (repeat.every === 'week' ? 7 : 1)
  return Array.from({ length: repeat.count }, (_, index) => {
    const at = plusDays(start, index * stepDays)
    return { originalStart: at, start: at, end: plusDays(end, index * stepDays) }
  })
}

/** @example plusDays('2026-12-03T09:00:00', 1) // '2026-12-04T09:00:00' */
export function plusDays(wall: string, days: number): string {
  const date = new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  return date + wall.slice(10)
}

export function wallOf(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/** A date is its first instant. */
export function instantOf(wall: string, timeZone: string): number {
  if (wall.length === 10) return Temporal.PlainDate.from(wall).toZonedDateTime(timeZone).epochMilliseconds
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds
}

/** `+01:00` */
export function offsetAt(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offset
}
