import { type Kysely, sql } from 'kysely'

const DAY = '{"id":"r1","minutesBefore":1440,"to":"both"}'
const HOUR = '{"id":"r2","minutesBefore":60,"to":"both"}'

/** The reminders of an event type as a list that its host chooses, instead of two switches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`alter table event_types add column reminders text not null default '[${DAY},${HOUR}]'`)
  const choose = (day: 0 | 1, hour: 0 | 1, reminders: string) =>
    run(
      `update event_types set reminders = '${reminders}' where reminder_day_before = ${day} and reminder_hour_before = ${hour}`,
    )
  await choose(1, 0, `[${DAY}]`)
  await choose(0, 1, `[${HOUR}]`)
  await choose(0, 0, '[]')
  await run('alter table event_types drop column reminder_day_before')
  await run('alter table event_types drop column reminder_hour_before')
}
