import { sql } from 'kysely'
import type { Db } from '../schema'

/** What became of meetings that are over, by span, event type and host. */
export interface AttendanceFigure {
  /** Which of the given spans, counted from 0. */
  span: number
  eventTypeId: string
  eventType: string
  hostId: string
  host: string
  ended: number
  held: number
  notHeld: number
  noShows: number
  /** Meetings whose start is known, how many of them began late, and by how much together. */
  timed: number
  late: number
  lateMs: number
  /** Meetings that ran into the next one of the same host. */
  overruns: number
}

/**
 * Confirmed bookings of the given hosts that are over. The host's word counts before what the history says.
 *
 * A meeting of several hosts counts for each of them, organizer or co-host: the history says that a meeting was held, not which of its hosts
 * were there. So figures of several hosts must not be added up.
 */
export async function countAttendance(
  db: Db,
  hostIds: string[],
  spans: { from: number; until: number }[],
  now: number,
): Promise<AttendanceFigure[]> {
  if (hostIds.length === 0) return []
  const hosts = sql.join(hostIds)
  const inSpans = sql`starts_at >= ${spans[0]?.from ?? now} and starts_at < ${spans.at(-1)?.until ?? now}`
  const values = sql.join(
    spans.map(
      ({ from, until }, span) => sql`(cast(${span} as bigint), cast(${from} as bigint), cast(${until} as bigint))`,
    ),
  )
  const { rows } = await sql<AttendanceFigure>`
    with spans (span, begins, ends) as (values ${values}),
    hosted (booking_id, host_id, starts_at) as (
      select id, host_id, starts_at from bookings where host_id in (${hosts}) and ${inSpans}
      union all
      select booking_id, host_id, starts_at from booking_co_hosts where host_id in (${hosts}) and held = 1 and ${inSpans}
    )
    select spans.span as "span", b.event_type_id as "eventTypeId", event_types.title as "eventType",
      hosted.host_id as "hostId", hosts.name as "host", count(*) as "ended",
      sum(case when b.attended_at is not null or (b.no_show_at is null and o.state = 'held') then 1 else 0 end) as "held",
      sum(case when b.attended_at is null and b.no_show_at is null and o.state = 'not_held' then 1 else 0 end) as "notHeld",
      sum(case when b.no_show_at is not null then 1 else 0 end) as "noShows",
      sum(case when o.started_at is not null then 1 else 0 end) as "timed",
      sum(case when o.started_at >= b.starts_at + 60000 then 1 else 0 end) as "late",
      sum(case when o.started_at > b.starts_at then o.started_at - b.starts_at else 0 end) as "lateMs",
      sum(case when ${overran('hosted.host_id')} then 1 else 0 end) as "overruns"
    from spans
    join hosted on hosted.starts_at >= spans.begins and hosted.starts_at < spans.ends
    join bookings b on b.id = hosted.booking_id
    join event_types on event_types.id = b.event_type_id
    join hosts on hosts.id = hosted.host_id
    left join meeting_outcomes o on o.booking_id = b.id
    where b.status = 'confirmed' and b.ends_at <= ${now}
    group by spans.span, b.event_type_id, event_types.title, hosted.host_id, hosts.name`.execute(db)
  return rows.map((row) => ({
    ...row,
    span: Number(row.span),
    ended: Number(row.ended),
    held: Number(row.held),
    notHeld: Number(row.notHeld),
    noShows: Number(row.noShows),
    timed: Number(row.timed),
    late: Number(row.late),
    lateMs: Number(row.lateMs),
    overruns: Number(row.overruns),
  }))
}

/** The next meeting may be one that the host is a co-host of. @param host the column of whose next meeting it is */
function overran(host: 'hosted.host_id' | 'b.host_id') {
  const meanwhile = (starts: string) =>
    sql`${sql.ref(starts)} >= b.ends_at and ${sql.ref(starts)} < o.ended_at and n.status = 'confirmed'`
  return sql`o.ended_at > b.ends_at and (
    exists (select 1 from bookings n where n.host_id = ${sql.ref(host)} and ${meanwhile('n.starts_at')})
    or exists (select 1 from booking_co_hosts c join bookings n on n.id = c.booking_id
      where c.host_id = ${sql.ref(host)} and c.held = 1 and ${meanwhile('c.starts_at')}))`
}

/** A meeting of a host's own event type that ran into the next one, and the buffer that the event type has now. */
export interface Overrun {
  eventTypeId: string
  overMs: number
  bufferMinutes: number
}

/** Meetings of a host's own event types alone: a team's buffers are the team's matter. */
export async function findOverruns(
  db: Db,
  hostId: string,
  { from, until }: { from: number; until: number },
): Promise<Overrun[]> {
  const { rows } = await sql<Overrun>`
    select b.event_type_id as "eventTypeId", o.ended_at - b.ends_at as "overMs", t.buffer_after_minutes as "bufferMinutes"
    from bookings b
    join meeting_outcomes o on o.booking_id = b.id
    join event_types t on t.id = b.event_type_id and t.host_id = b.host_id and t.deleted_at is null
    where b.host_id = ${hostId} and b.status = 'confirmed' and b.starts_at >= ${from} and b.starts_at < ${until}
      and ${overran('b.host_id')}`.execute(db)
  return rows.map(({ eventTypeId, overMs, bufferMinutes }) => ({ eventTypeId, overMs: Number(overMs), bufferMinutes }))
}

/** Raises the buffer after meetings of a host's own event types. @returns how many were changed */
export async function raiseBuffers(
  db: Db,
  hostId: string,
  { eventTypeIds, minutes }: { eventTypeIds: string[]; minutes: number },
  now: number,
): Promise<number> {
  if (eventTypeIds.length === 0) return 0
  const result = await db
    .updateTable('event_types')
    .set({ buffer_after_minutes: minutes, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', 'in', eventTypeIds)
    .where('buffer_after_minutes', '<', minutes)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
