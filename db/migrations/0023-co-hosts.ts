import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect, raiseVersionOnWrite } from '../dialect'

/**
 * Hosts who come along with the organizer of a booking: it holds their time as well. Its time is repeated here, kept by triggers, so that a
 * host's held times are ranges of an index, and the database itself refuses an overlap with any booking of the same host (B2).
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table booking_co_hosts (
    booking_id text not null references bookings (id) on delete cascade,
    host_id text not null references hosts (id) on delete cascade,
    starts_at ${instant} not null,
    ends_at ${instant} not null,
    held integer not null check (held in (0, 1)),
    primary key (booking_id, host_id)
  ) ${strict}`)
  await run('create index booking_co_hosts_held on booking_co_hosts (host_id, starts_at) where held = 1')
  await (dialect === 'sqlite' ? guardOnSqlite(run) : guardOnPostgres(run))
  await raiseVersionOnWrite(db, dialect, { table: 'booking_co_hosts', hostColumn: 'host_id' })
}

type Run = (statement: string) => Promise<unknown>

const HELD = `status in ('pending', 'confirmed')`
const FOLLOW = `update booking_co_hosts set starts_at = new.starts_at, ends_at = new.ends_at,
  held = case when new.status in ('pending', 'confirmed') then 1 else 0 end where booking_id = new.id;`
const CHANGED = 'old.starts_at <> new.starts_at or old.ends_at <> new.ends_at or old.status <> new.status'
/** For a new co-host: another booking of the host at that time, as organizer or as co-host. */
const CO_HOST_OVERLAPS = `(exists (select 1 from bookings where host_id = new.host_id and id <> new.booking_id and ${HELD}
    and starts_at < new.ends_at and ends_at > new.starts_at)
  or exists (select 1 from booking_co_hosts where host_id = new.host_id and booking_id <> new.booking_id and held = 1
    and starts_at < new.ends_at and ends_at > new.starts_at))`
/** For a booking: its host comes along with another one at that time. */
const BOOKING_OVERLAPS = `exists (select 1 from booking_co_hosts where host_id = new.host_id and booking_id <> new.id and held = 1
  and starts_at < new.ends_at and ends_at > new.starts_at)`

async function guardOnSqlite(run: Run): Promise<void> {
  await run(`create trigger booking_co_hosts_follow after update on bookings when ${CHANGED} begin ${FOLLOW} end`)
  for (const event of ['insert', 'update']) {
    await run(`create trigger booking_co_hosts_overlap_${event} before ${event} on booking_co_hosts
      when new.held = 1 and ${CO_HOST_OVERLAPS} begin select raise(abort, 'bookings_overlap'); end`)
    await run(`create trigger bookings_co_hosts_overlap_${event} before ${event} on bookings
      when new.${HELD} and ${BOOKING_OVERLAPS} begin select raise(abort, 'bookings_overlap'); end`)
  }
}

async function guardOnPostgres(run: Run): Promise<void> {
  const define = (name: string, body: string) =>
    run(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} end $$`)
  await define('booking_co_hosts_follow', `${FOLLOW} return null;`)
  await run(`create trigger booking_co_hosts_follow after update on bookings for each row when (${CHANGED})
    execute function booking_co_hosts_follow()`)
  const refuse = (overlaps: string) => `if ${overlaps} then raise exception 'bookings_overlap'; end if; return new;`
  await define('booking_co_hosts_overlap', refuse(CO_HOST_OVERLAPS))
  await run(`create trigger booking_co_hosts_overlap before insert or update on booking_co_hosts for each row when (new.held = 1)
    execute function booking_co_hosts_overlap()`)
  await define('bookings_co_hosts_overlap', refuse(BOOKING_OVERLAPS))
  await run(`create trigger bookings_co_hosts_overlap before insert or update on bookings for each row when (new.${HELD})
    execute function bookings_co_hosts_overlap()`)
}
