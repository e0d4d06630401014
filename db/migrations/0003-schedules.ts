import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Several schedules per host with zones of their own, and days off that hold for all of them. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const statements = [
    'alter table schedules add column time_zone text',
    'alter table schedules add column previous text',
    'create index schedules_host on schedules (host_id, created_at)',
    'alter table event_types add column schedule_id text references schedules (id) on delete set null',
    'create index event_types_schedule on event_types (schedule_id) where schedule_id is not null',
    `create table days_off (
      host_id text primary key references hosts (id) on delete cascade,
      time_off text not null,
      holiday_country text,
      holiday_region text,
      holidays_switched text not null,
      previous text,
      updated_at ${instant} not null,
      check (holiday_region is null or holiday_country is not null)
    ) ${strict}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
