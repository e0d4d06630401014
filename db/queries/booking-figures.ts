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
 * admin's list, without the bookings themselves.
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
    with spans (span, begins, ends) as (values ${values})
    select spans.span as "span", bookings.event_type_id as "eventTypeId", bookings.status as "status", count(*) as "count"
    from spans join bookings
      on bookings.host_id = ${hostId} and bookings.starts_at >= spans.begins and bookings.starts_at < spans.ends
    group by spans.span, bookings.event_type_id, bookings.status`.execute(db)
  return rows.map((row) => ({ ...row, span: Number(row.span), count: Number(row.count) }))
}

/** Titles of a host's event types, deleted ones too: their bookings remain. */
export async function findEventTypeTitles(db: Db, hostId: string): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('event_types')
    .select(['id', 'title'])
    .where('host_id', '=', hostId)
    .orderBy('position')
    .execute()
}
