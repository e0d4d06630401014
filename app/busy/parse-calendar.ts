import ical from 'node-ical'

/** What `node-ical` makes of a VEVENT, as far as it matters here. A date without time has `dateOnly` and is local to the process. */
export type ParsedDate = Date & { dateOnly?: boolean; tz?: string }
export interface ParsedEvent {
  uid?: unknown
  start?: ParsedDate
  end?: ParsedDate
  recurrenceid?: ParsedDate
  /** Stands for all instances from `recurrenceid` on, not for that one alone (RFC 5545, 3.2.13). */
  andFuture?: boolean
  sequence?: number
  status?: unknown
  transparency?: unknown
  rrule?: { between(from: Date, until: Date, inclusive: boolean): ParsedDate[] } | string
  exdate?: Record<string, ParsedDate>
  extraDates?: Record<string, ParsedDate>
}

/** Every VEVENT by itself: the library's own answer merges those of one UID. */
export function parseCalendar(text: string): { events: ParsedEvent[]; name: string | null; unread: number } {
  const events: ParsedEvent[] = []
  let unread = 0
  type Handler = (
    value: string,
    parameters: string[],
    current: ParsedEvent,
    stack: unknown[],
    line: string,
  ) => ParsedEvent
  const handlers = ical.objectHandlers as Record<'END' | 'EXDATE' | 'RDATE' | 'RECURRENCE-ID', Handler>
  const { END: end, EXDATE: dates, 'RECURRENCE-ID': recurrenceId } = handlers
  handlers.RDATE = (value, parameters, current, stack, line) => {
    const holder: ParsedEvent = {}
    // A period is taken by its start; it then lasts as long as the event does.
    dates(value.replace(/\/[^,]*/g, ''), parameters, holder, stack, line)
    current.extraDates = { ...current.extraDates, ...holder.exdate }
    return current
  }
  handlers['RECURRENCE-ID'] = (value, parameters, current, stack, line) => {
    current.andFuture = parameters.some((parameter) => /^RANGE="?THISANDFUTURE"?$/i.test(parameter))
    return recurrenceId(value, parameters, current, stack, line)
  }
  handlers.END = (value, parameters, current, stack, line) => {
    let parent: ParsedEvent
    try {
      parent = end(value, parameters, current, stack, line)
    } catch {
      unread++
      delete current.rrule
      delete current.start
      parent = end(value, parameters, current, stack, line)
    }
    if (value === 'VEVENT' && current.start instanceof Date) events.push({ ...current })
    return parent
  }
  try {
    const calendar = ical.sync.parseICS(text).vcalendar as Record<string, unknown> | undefined
    const name = calendar?.['WR-CALNAME'] ?? calendar?.name
    return { events, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : null, unread }
  } finally {
    Object.assign(handlers, { END: end, 'RECURRENCE-ID': recurrenceId })
  }
}
