import { z } from 'zod'
import type { CalendarFeedRow } from '#db/queries/calendar-feeds'
import type { OutboundProblem } from '~/outbound/call-outbound.server'
import { DAY_MS } from '~/time/units'

/** Why a feed could not be read, for its host. */
export type FeedProblem =
  | OutboundProblem
  /** 401, 403, 404, 410: the secret address is wrong or no longer valid. */
  | 'not_there'
  /** Another status: a fault of the other server. */
  | 'bad_answer'
  /** A redirect, which is not followed (S13). */
  | 'moved'
  | 'not_a_calendar'
  /** It is a calendar, but none of its events could be read. */
  | 'not_understood'
  /** More events, or more work, than a person's calendar has. */
  | 'too_much'

/** The part of an event that could not be read. `cut_off`: the text ended before the calendar did. */
export type UnreadReason = 'zone' | 'time' | 'rule' | 'component' | 'cut_off'

/** An event that blocks nothing because it could not be read. */
export interface UnreadEvent {
  /** The start date as written: YYYY-MM-DD. */
  date: string | null
  reason: UnreadReason
  /** The unknown name, if `reason` is `zone`. */
  zone: string | null
}

export const FeedUrl = z.string().trim().min(1).max(2_000)
export const NewFeedSchema = z.strictObject({ url: FeedUrl, allDayBlocks: z.boolean().optional() })

export interface CalendarFeed {
  id: string
  name: string
  /** Only its host and its end: anyone with the whole address can read the calendar. */
  maskedUrl: string
  /**
   * `new`: not read yet. `partly_read`: some events could not be read. `failing`: the last good state counts. `stale`: that
   * state is older than a day.
   */
  status: 'new' | 'ok' | 'partly_read' | 'failing' | 'stale'
  error: FeedProblem | null
  checkedAt: number | null
  succeededAt: number | null
  failingSince: number | null
  allDayBlocks: boolean
  staleBlocks: boolean
  intervalCount: number
  unreadCount: number
  /** The first few, by date. */
  unreadEvents: UnreadEvent[]
}

export function feedFromRow(row: CalendarFeedRow, url: string, now: number): CalendarFeed {
  return {
    id: row.id,
    name: row.name,
    maskedUrl: maskFeedUrl(url),
    status: statusOf(row, now),
    error: row.error as FeedProblem | null,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    failingSince: row.failing_since,
    allDayBlocks: row.all_day_blocks === 1,
    staleBlocks: row.stale_blocks === 1,
    intervalCount: row.interval_count,
    unreadCount: row.unread_count,
    unreadEvents: row.unread_events === null ? [] : (JSON.parse(row.unread_events) as UnreadEvent[]),
  }
}

function statusOf(row: CalendarFeedRow, now: number): CalendarFeed['status'] {
  if (row.error === null && row.succeeded_at === null) return 'new'
  if (row.error === null) return row.unread_count === 0 ? 'ok' : 'partly_read'
  return isStale(row, now) ? 'stale' : 'failing'
}

/** A state of yesterday says little about today. A feed that never worked has no state. */
export function isStale({ succeeded_at }: Pick<CalendarFeedRow, 'succeeded_at'>, now: number): boolean {
  return succeeded_at !== null && now - succeeded_at > DAY_MS
}

/** @example maskFeedUrl('https://calendar.google.com/calendar/ical/x/private-0a1b2c/basic.ics') // 'https://calendar.google.com/…/basic.ics' */
export function maskFeedUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  const last = pathname.split('/').at(-1) ?? ''
  return `${origin}/…${/^[a-z]{1,12}\.ics$/i.test(last) ? `/${last}` : ''}`
}
