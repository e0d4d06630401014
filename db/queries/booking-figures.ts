import { sql } from 'kysely'
import type { Db } from '../schema'
import type { BookingsTable } from '../tables/bookings'

export interface BookingFigure {
  /** Which of the given spans, counted from 0. */
  span: number
  eventTypeId: string
  status: BookingsTable['status']
  count: number
}

/**
 * How many of a host's bookings start in each of several spans of time, by event type and status: read from the index of the
 * admin's list, without the bookings themselves. Those that the host is a co-host of count as well.
 */
export async function countBookingsBySpan(
  db: Db,
  hostId: string,
  spans: { from: number; until: number }[],
): Promise<BookingFigure[]> {
  const values = sql.join(
    spans.map(
      ({ from, until }, span) => sql`(cast(${span} as bigint), cast(${from} as bigint), cast(${until} as bigint))`,
    ),
  )
  const { rows } = await sql<BookingFigure>`
    with spans (span, begins, ends) as (values ${values}),
    counted (span, event_type_id, status) as (
      select spans.span, b.event_type_id, b.status from spans
      join bookings b on b.host_id = ${hostId} and b.starts_at >= spans.begins and b.starts_at < spans.ends
      union all
      select spans.span, b.event_type_id, b.status from spans
      join booking_co_hosts c on c.host_id = ${hostId} and c.starts_at >= spans.begins and c.starts_at < spans.ends
      join bookings b on b.id = c.booking_id
    )
    select span as "span", event_type_id as "eventTypeId", status as "status", count(*) as "count"
    from counted group by span, event_type_id, status`.execute(db)
  return rows.map((row) => ({ ...row, span: Number(row.span), count: Number(row.count) }))
}

/** Titles of event types in their hosts' order, deleted ones too: their bookings remain. */
export async function findEventTypeTitles(db: Db, ids: string[]): Promise<{ id: string; title: string }[]> {
  if (ids.length === 0) return []
  return db.selectFrom('event_types').select(['id', 'title']).where('id', 'in', ids).orderBy('position').execute()
}
