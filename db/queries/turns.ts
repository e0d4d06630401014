import { type Insertable, sql } from 'kysely'
import type { Db } from '../schema'
import type { TurnGroupsTable } from '../tables/event-types'
import { HELD } from './bookings'

export interface CountedTurns {
  eventTypeId: string
  /** Bookings made since then count, epoch ms. */
  since: number
  countsCancelled: boolean
  countsNoShows: boolean
  /** A booking that passes to somebody else, which does not count. */
  exceptBookingId?: string | undefined
}

/** How many bookings each member took of each group of open members; an index holds all that is read of the bookings. */
export async function findTurns(db: Db, counted: CountedTurns) {
  return countedBookings(db, counted)
    .select(['turn_group_id', 'host_id'])
    .select(({ fn }) => [fn.countAll().as('count'), fn.max('created_at').as('last_at')])
    .groupBy(['turn_group_id', 'host_id'])
    .execute()
}

/** The same by the period in which they were made, 0 for the first. @param periodMs the length of each */
export async function findTurnsByPeriod(db: Db, counted: CountedTurns, periodMs: number) {
  // Whole numbers in the text: as parameters, PostgreSQL would take them for another expression in each place.
  const period = sql<number>`(created_at - ${sql.lit(counted.since)}) / ${sql.lit(periodMs)}`
  return countedBookings(db, counted)
    .select(['turn_group_id', 'host_id', period.as('period')])
    .select(({ fn }) => fn.countAll().as('count'))
    .groupBy(['turn_group_id', 'host_id', period])
    .execute()
}

function countedBookings(db: Db, counted: CountedTurns) {
  let query = db
    .selectFrom('bookings')
    .where('event_type_id', '=', counted.eventTypeId)
    .where('created_at', '>=', counted.since)
    .where('turn_group_id', 'is not', null)
  if (!counted.countsCancelled) query = query.where('status', 'in', HELD)
  if (!counted.countsNoShows) query = query.where('no_show_at', 'is', null)
  if (counted.exceptBookingId !== undefined) query = query.where('id', '<>', counted.exceptBookingId)
  return query
}

export async function findTurnGroups(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('turn_groups').select(['id', 'open_members', 'passed_members']).where('id', 'in', ids).execute()
}

/** Bookings with the same members in the same state share a row. */
export async function keepTurnGroup(tx: Db, row: Insertable<TurnGroupsTable>): Promise<void> {
  await tx
    .insertInto('turn_groups')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The host of an attendee's last booking of an event type. @param email as it was typed; case does not matter */
export async function findLastHostOfAttendee(
  db: Db,
  { eventTypeId, email, since }: { eventTypeId: string; email: string; since: number },
): Promise<string | null> {
  const row = await db
    .selectFrom('bookings')
    .select('host_id')
    .where('event_type_id', '=', eventTypeId)
    .where('created_at', '>=', since)
    .where('turn_group_id', 'is not', null)
    .where(sql<string>`lower(attendee_email)`, '=', email.toLowerCase())
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.host_id ?? null
}
