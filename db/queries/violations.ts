import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../schema'
import { CONFERENCING_PROVIDERS } from '../tables/event-types'

/** More of one kind add no information. */
const MAX_SHOWN = 20
const HELD = sql`('pending', 'confirmed')`
const OPEN = sql`('queued', 'waiting')`
const PROVIDERS = sql`(${sql.join(CONFERENCING_PROVIDERS.map((provider) => sql.lit(provider)))})`

/** A rule over the whole database as a query for its violations: each row is one violation, named by ids only. */
export interface Rule {
  invariant: string
  rule: string
  breaches: RawBuilder<{ breach: string }>
}

export async function findViolations(db: Db, { breaches }: Rule): Promise<string[]> {
  const { rows } = await sql<{ breach: string }>`select breach from (${breaches}) as found limit ${MAX_SHOWN}`.execute(
    db,
  )
  return rows.map(({ breach }) => breach)
}

/** The rules that SQL alone can check. The same text runs on both databases. */
export const RULES: Rule[] = [
  {
    invariant: 'B1',
    rule: 'held bookings of a host do not overlap',
    breaches: sql`select a.id || ' and ' || b.id as breach from bookings a join bookings b
      on b.host_id = a.host_id and b.id > a.id and b.starts_at < a.ends_at and b.ends_at > a.starts_at
      where a.status in ${HELD} and b.status in ${HELD}
      union all select b.id || ' and ' || c.booking_id from booking_co_hosts c join bookings b
      on b.host_id = c.host_id and b.starts_at < c.ends_at and b.ends_at > c.starts_at
      where c.held = 1 and b.status in ${HELD}
      union all select c.booking_id || ' and ' || d.booking_id from booking_co_hosts c join booking_co_hosts d
      on d.host_id = c.host_id and d.booking_id > c.booking_id and d.starts_at < c.ends_at and d.ends_at > c.starts_at
      where c.held = 1 and d.held = 1`,
  },
  {
    invariant: 'M2',
    rule: 'a collective booking holds the time of its co-hosts as long as its own, and no other booking has any',
    breaches: sql`select c.booking_id as breach from booking_co_hosts c join bookings b on b.id = c.booking_id
      where c.starts_at <> b.starts_at or c.ends_at <> b.ends_at or (c.held = 1) <> (b.status in ${HELD})
      or b.team_rule is null or b.team_rule <> 'collective' or c.host_id = b.host_id`,
  },
  {
    invariant: 'B1',
    rule: 'the longer buffer lies between neighbours, unless a host moved one there',
    breaches: sql`select first || ' and ' || second as breach from (
        select id as first, lead(id) over neighbours as second, ends_at, buffer_after_minutes as after_minutes,
          lead(starts_at) over neighbours as next_starts_at, lead(buffer_before_minutes) over neighbours as before_minutes
        from bookings where status in ${HELD} window neighbours as (partition by host_id order by starts_at)) as pairs
      where next_starts_at >= ends_at and ((next_starts_at - ends_at) / 60000 < after_minutes or (next_starts_at - ends_at) / 60000 < before_minutes)
      and not exists (select 1 from booking_events where booking_id in (first, second) and kind = 'rescheduled'
        and actor_kind in ('host', 'manager'))`,
  },
  {
    invariant: 'B9',
    rule: 'no booking was taken beyond a limit of its event type',
    breaches: sql`select b.id as breach from bookings b join event_types t on t.id = b.event_type_id
      where b.status in ${HELD} and t.daily_limit is not null and b.created_at > t.updated_at and b.sequence = 0
      and (select count(*) from bookings o where o.event_type_id = b.event_type_id and o.status in ${HELD} and o.sequence = 0
        and o.created_at <= b.created_at and o.starts_at > b.starts_at - 86400000 and o.starts_at < b.starts_at + 86400000)
        > 3 * t.daily_limit`,
  },
  {
    invariant: 'B6',
    rule: 'a cancelled or declined booking says by whom and when, another one does not',
    breaches: sql`select id as breach from bookings
      where (status in ('cancelled', 'declined')) <> (cancelled_by is not null)
      or (cancelled_by is null) <> (cancelled_at is null)`,
  },
  {
    invariant: 'B7',
    rule: 'a moved booking knows both ends of its former time, and has a higher sequence',
    breaches: sql`select id as breach from bookings where (previous_starts_at is null) <> (previous_ends_at is null)
      or (previous_starts_at is not null and sequence = 0) or previous_ends_at <= previous_starts_at`,
  },
  {
    invariant: 'B4',
    rule: 'an idempotency key belongs to a booking of its host, unless a team handed it over',
    breaches: sql`select substr(k.key_hash, 1, 12) as breach from idempotency_keys k left join bookings b on b.id = k.booking_id
      where b.id is null or (b.host_id <> k.host_id and b.team_rule is null)`,
  },
  {
    invariant: 'S15',
    rule: 'no manage link is stored with deliveries to other systems',
    breaches: sql`select d.id as breach from deliveries d where d.event <> 'webhook.test' and (d.snapshot like '%"manageUrl":"http%'
      or exists (select 1 from delivery_attempts a where a.delivery_id = d.id and a.request like '%"manageUrl":"http%'))`,
  },
  {
    invariant: 'S1',
    rule: 'a booking and its event type have one host, or the event type is of a team',
    breaches: sql`select b.id as breach from bookings b left join event_types t on t.id = b.event_type_id
      left join hosts page on page.id = t.host_id
      where t.id is null or (page.is_team = 0 and t.host_id <> b.host_id)
      or (page.is_team = 1) <> (b.team_rule is not null)`,
  },
  {
    invariant: 'S1',
    rule: 'what belongs to a booking belongs to its host, unless a team handed it over',
    breaches: sql`select 'job ' || j.id as breach from jobs j join bookings b on b.id = j.booking_id where b.host_id <> j.host_id and b.team_rule is null
      union all select 'mail ' || m.id from sent_mails m join bookings b on b.id = m.booking_id where b.host_id <> m.host_id and b.team_rule is null
      union all select 'event ' || e.id from booking_events e join bookings b on b.id = e.booking_id where b.host_id <> e.host_id and b.team_rule is null`,
  },
  {
    invariant: 'E1',
    rule: 'no job is an orphan',
    breaches: sql`select 'job ' || j.id as breach from jobs j left join bookings b on b.id = j.booking_id left join hosts h on h.id = j.host_id
      where h.id is null or (j.booking_id is not null and b.id is null)
      or (j.booking_id is null and (j.kind like 'meeting-%' or j.kind like 'booking-%' or j.kind like 'reminder%'))`,
  },
  {
    invariant: 'E1',
    rule: 'every booking began with an entry in its history',
    breaches: sql`select id as breach from bookings b where not exists
      (select 1 from booking_events e where e.booking_id = b.id and e.kind = 'created')`,
  },
  {
    invariant: 'E2',
    rule: 'a ready meeting is written down with its link, and no two bookings share one',
    breaches: sql`select id as breach from bookings where (meeting_status = 'ready' and join_url is null)
        or (meeting_status = 'ready' and link_by_host = 0 and meeting_id is null)
      union all select min(id) || ' and ' || max(id) from bookings where meeting_id is not null and meeting_status <> 'removed'
        group by meeting_id having count(*) > 1`,
  },
  {
    invariant: 'E2',
    rule: 'what takes place by telephone, at an address or under a link of the host has no part at a provider',
    breaches: sql`select id as breach from bookings where location_kind not in ${PROVIDERS}
        and (meeting_id is not null or meeting_status in ('pending', 'failed'))
      union all select id from bookings where location_kind = 'link' and (link_by_host = 0 or join_url is null)
      union all select 'job ' || j.id from jobs j join bookings b on b.id = j.booking_id
        where b.location_kind not in ${PROVIDERS} and j.state in ${OPEN} and j.kind in ('meeting-create', 'meeting-update')`,
  },
  {
    invariant: 'E2',
    rule: 'a confirmed booking to come that waits for its meeting has a job that makes it',
    breaches: sql`select b.id as breach from bookings b where b.status = 'confirmed' and b.meeting_status = 'pending'
      and not exists (select 1 from jobs j where j.booking_id = b.id and j.kind = 'meeting-create' and j.state in ('queued', 'waiting', 'failed', 'discarded'))`,
  },
  {
    invariant: 'E10',
    rule: 'the meeting of a cancelled booking is removed, or a job removes it',
    breaches: sql`select b.id as breach from bookings b where b.status in ('cancelled', 'declined') and b.meeting_id is not null
      and b.meeting_status = 'ready' and b.link_by_host = 0
      and not exists (select 1 from jobs j where j.booking_id = b.id and j.kind = 'meeting-delete' and j.state in ('queued', 'waiting', 'failed', 'discarded'))`,
  },
  {
    invariant: 'E3',
    rule: 'no message was accepted twice',
    breaches: sql`select message_id as breach from sent_mails group by message_id having count(*) > 1
      union all select booking_id || ' ' || mail || ' ' || sequence || ' ' || recipient from sent_mails
        where booking_id is not null and sequence is not null and method is not null and recipient <> 'guest'
          and not exists (select 1 from booking_events e where e.booking_id = sent_mails.booking_id and e.kind = 'mail_sent_again')
        group by booking_id, mail, sequence, recipient, method, host_id having count(*) > 1`,
  },
  {
    invariant: 'E3',
    // Mails about a person who was erased no longer count.
    rule: 'a confirmed booking has mailed both sides, has a job that will, or a mail that a budget held back',
    breaches: sql`select b.id || ' ' || r.recipient as breach from bookings b
      cross join (select 'host' as recipient union all select 'attendee') as r
      where b.status = 'confirmed' and b.attendee_email <> ''
      and not exists (select 1 from sent_mails m where m.booking_id = b.id and m.recipient = r.recipient)
      and not exists (select 1 from jobs j where j.booking_id = b.id and j.kind = 'booking-mail' and j.state <> 'superseded'
        and j.payload like '%"recipient":"' || r.recipient || '"%')
      and not exists (select 1 from held_back_mails k where k.booking_id = b.id and k.recipient = r.recipient)`,
  },
  {
    invariant: 'S16',
    rule: 'a mail that was held back stands in the history of its booking',
    breaches: sql`select k.id || ' of ' || k.booking_id as breach from held_back_mails k where k.booking_id is not null
      and not exists (select 1 from booking_events e where e.booking_id = k.booking_id and e.kind = 'mail_held_back' and e.at = k.at)`,
  },
  {
    invariant: 'C2',
    rule: 'no mail announced a sequence that its booking has not reached',
    breaches: sql`select m.id as breach from sent_mails m join bookings b on b.id = m.booking_id where m.sequence > b.sequence`,
  },
  {
    invariant: 'E4',
    rule: 'no invite went out after its cancellation',
    breaches: sql`select m.id as breach from sent_mails m join sent_mails c on c.booking_id = m.booking_id
      and c.address = m.address and c.recipient = m.recipient and c.mail = 'cancelled' and m.method = 'REQUEST' and m.accepted_at > c.accepted_at and m.sequence <= c.sequence`,
  },
  {
    invariant: 'E8',
    rule: 'a lease has an owner and an open job, and ends within the hour it was given',
    breaches: sql`select 'job ' || id as breach from jobs where (lease_owner is null) <> (lease_until = 0)
      or (lease_owner is not null and state not in ${OPEN} and state <> 'superseded') or lease_until > updated_at + 7776000000`,
  },
  {
    invariant: 'T1',
    rule: 'a refresh of a GoTo connection has an owner and an end',
    breaches: sql`select id as breach from goto_connections where (refresh_lease_owner is null) <> (refresh_lease_until = 0)`,
  },
  {
    invariant: 'B10',
    rule: 'instants are milliseconds of this era',
    breaches: sql`select id as breach from bookings where starts_at < 1500000000000 or starts_at > 7000000000000
      or ends_at <= starts_at or created_at < 1500000000000 or updated_at < 1500000000000`,
  },
  {
    invariant: 'B5',
    rule: 'every host has one default schedule',
    breaches: sql`select h.id as breach from hosts h where h.email_verified_at is not null and h.is_team = 0 and (select count(*) from schedules s where s.host_id = h.id and s.is_default = 1) <> 1`,
  },
  {
    invariant: 'S1',
    rule: 'no handle belongs to one host and formerly to another',
    breaches: sql`select f.handle as breach from former_handles f join hosts h on h.handle = f.handle where h.id <> f.host_id`,
  },
  {
    invariant: 'S22',
    rule: 'no attempt to sign up outlives the verification of its address',
    breaches: sql`select s.id as breach from sign_ups s join hosts h on h.id = s.host_id where h.email_verified_at is not null`,
  },
  {
    invariant: 'S22',
    rule: 'an unverified account has no password, session, API key, GoTo connection or linked sign-in',
    breaches: sql`select h.id as breach from hosts h where h.email_verified_at is null and (h.password_hash is not null
      or exists (select 1 from sessions s where s.host_id = h.id) or exists (select 1 from api_keys k where k.host_id = h.id)
      or exists (select 1 from goto_connections g where g.host_id = h.id) or exists (select 1 from oidc_identities o where o.host_id = h.id))`,
  },
  {
    invariant: 'K1',
    rule: 'a booking has events only in calendars of its hosts, one each, or a job takes it out',
    breaches: sql`select e.booking_id as breach from booking_calendar_events e join bookings b on b.id = e.booking_id
      join calendars c on c.id = e.calendar_id where (c.host_id <> e.host_id
        or (b.status in ('cancelled', 'declined') and e.remote_id is not null)
        or (b.host_id <> e.host_id and not exists (select 1 from booking_co_hosts o where o.booking_id = b.id and o.host_id = e.host_id)))
      and b.ends_at > e.created_at and not exists (select 1 from calendar_accounts a where a.id = c.account_id and a.status <> 'connected')
      and not exists (select 1 from jobs j where j.booking_id = b.id and j.host_id = e.host_id and j.kind = 'calendar-event' and j.state in ('queued', 'waiting', 'failed', 'discarded'))`,
  },
  {
    invariant: 'K1',
    rule: 'no two bookings share an event, and at most one calendar of a host receives bookings',
    breaches: sql`select min(booking_id) || ' and ' || max(booking_id) as breach from booking_calendar_events where remote_id is not null
        group by calendar_id, remote_id having count(*) > 1
      union all select host_id from calendars where receives_bookings = 1 group by host_id having count(*) > 1`,
  },
  {
    invariant: 'K3',
    rule: 'busy times of a calendar belong to one of its objects and to its host',
    breaches: sql`select 'interval ' || i.id as breach from busy_intervals i join calendars c on c.id = i.calendar_id
        left join calendar_objects o on o.id = i.object_id
        where c.host_id <> i.host_id or (i.object_id is not null and (o.id is null or o.calendar_id <> i.calendar_id))
      union all select 'object ' || o.id from calendar_objects o left join calendars c on c.id = o.calendar_id
        where c.id is null or c.host_id <> o.host_id
      union all select c.id from calendars c left join calendar_accounts a on a.id = c.account_id where a.id is null or a.host_id <> c.host_id`,
  },
  {
    invariant: 'K3',
    rule: 'what makes a host busy is no event of one of the host’s own bookings',
    breaches: sql`select e.booking_id as breach from booking_calendar_events e join calendar_objects o
      on o.calendar_id = e.calendar_id and o.remote_id = e.remote_id`,
  },
  {
    invariant: 'E8',
    rule: 'a lease of a calendar account has an owner and an end',
    breaches: sql`select id as breach from calendar_accounts where (lease_owner is null) <> (lease_until = 0)
      or (refresh_lease_owner is null) <> (refresh_lease_until = 0)`,
  },
]

export async function countTables(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of [
    'hosts',
    'event_types',
    'bookings',
    'jobs',
    'sent_mails',
    'held_back_mails',
    'goto_connections',
    'calendar_accounts',
    'booking_calendar_events',
  ] as const) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
    counts[table] = Number(rows[0]?.count)
  }
  return counts
}
