import { type Insertable, sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { BusyIntervalsTable } from '../tables/busy'

/** The table refuses longer ones. */
export const MAX_ROW_MS = 7 * 86_400_000
/** SQLite takes 32,766 parameters in a statement. */
const ROWS_PER_INSERT = 1_000

export type NewBusyInterval = Pick<
  Insertable<BusyIntervalsTable>,
  'starts_at' | 'ends_at' | 'all_day' | 'blocks' | 'label'
>

/** The source of intervals, which is replaced as a whole. */
export type IntervalSource = { feed_id: string; connection_id: null } | { feed_id: null; connection_id: string }

/**
 * External busy times that reach into a range, by start. Reads one range of one index: because no row is longer than a week, it
 * begins a week before the range and ends with it, regardless of how much else is stored (P4).
 */
export async function findBusyIntervals(db: Db, hostId: string, range: { from: number; until: number }) {
  return busyIntervals(db, { hostId, ...range, startsAfter: range.from - MAX_ROW_MS })
}

/** A literal, so that SQLite takes the partial index. */
const YES = sql.lit<1>(1)

const busyIntervals = prepareQuery((db, range: { hostId: string; startsAfter: number; from: number; until: number }) =>
  db
    .selectFrom('busy_intervals')
    .select(['starts_at', 'ends_at', 'feed_id', 'calendar_id', 'label'])
    .where('host_id', '=', range.hostId)
    .where('blocks', '=', YES)
    .where('starts_at', '>', range.startsAfter)
    .where('starts_at', '<', range.until)
    .where('ends_at', '>', range.from)
    .orderBy('starts_at'),
)

/** The same of several hosts, in one query; only when. */
export async function findBusyIntervalsOfHosts(db: Db, hostIds: string[], range: { from: number; until: number }) {
  return db
    .selectFrom('busy_intervals')
    .select(['host_id', 'starts_at', 'ends_at'])
    .where('host_id', 'in', hostIds)
    .where('blocks', '=', YES)
    .where('starts_at', '>', range.from - MAX_ROW_MS)
    .where('starts_at', '<', range.until)
    .where('ends_at', '>', range.from)
    .execute()
}

/** Replaces all intervals of one source at once: readers see the old state or the new one. */
export async function replaceIntervals(
  tx: Db,
  hostId: string,
  source: IntervalSource,
  intervals: NewBusyInterval[],
): Promise<void> {
  const column = source.feed_id === null ? 'connection_id' : 'feed_id'
  await tx
    .deleteFrom('busy_intervals')
    .where(column, '=', source.feed_id ?? source.connection_id)
    .where('host_id', '=', hostId)
    .execute()
  const rows = intervals.map((interval) => ({ ...interval, ...source, host_id: hostId }))
  for (let i = 0; i < rows.length; i += ROWS_PER_INSERT)
    await tx
      .insertInto('busy_intervals')
      .values(rows.slice(i, i + ROWS_PER_INSERT))
      .execute()
}

/** Of all feeds and calendars of a host, whether they block at present or not. */
export async function countBusyIntervals(db: Db, hostId: string): Promise<number> {
  const intervals = db.selectFrom('busy_intervals').select(({ fn }) => fn.countAll().as('count'))
  const [ofFeeds, ofCalendars] = await Promise.all([
    intervals
      .where('feed_id', 'in', db.selectFrom('calendar_feeds').select('id').where('host_id', '=', hostId))
      .executeTakeFirstOrThrow(),
    intervals
      .where('calendar_id', 'in', db.selectFrom('calendars').select('id').where('host_id', '=', hostId))
      .executeTakeFirstOrThrow(),
  ])
  return Number(ofFeeds.count) + Number(ofCalendars.count)
}

/** @param allDay only the all-day ones, or only the others */
export async function setIntervalsOfFeedBlock(
  tx: Db,
  hostId: string,
  feedId: string,
  { allDay, blocks }: { allDay: boolean; blocks: boolean },
): Promise<void> {
  await tx
    .updateTable('busy_intervals')
    .set({ blocks: blocks ? 1 : 0 })
    .where('feed_id', '=', feedId)
    .where('host_id', '=', hostId)
    .where('all_day', '=', allDay ? 1 : 0)
    .execute()
}
