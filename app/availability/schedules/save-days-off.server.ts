import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findDaysOffRow, putDaysOffRow } from '#db/queries/days-off'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { type DaysOff, daysOffFromRow, daysOffToRow } from '~/availability/slots/days-off'

/** Time off and holidays, with their state before the last change for `Undo`. */
export async function readDaysOff(db: Db, hostId: string): Promise<DaysOff & { previous: DaysOff | null }> {
  const row = await findDaysOffRow(db, hostId)
  return { ...daysOffFromRow(row), previous: row?.previous ? JSON.parse(row.previous) : null }
}

/**
 * Changes time off and holidays, for every schedule of the host. The earlier state is kept for one `Undo`.
 *
 * @param change gets the days off read inside the transaction, so that two concurrent changes are both kept
 */
export async function changeDaysOff(
  tools: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  change: (daysOff: DaysOff & { previous: DaysOff | null }) => DaysOff,
  now: number,
): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    const before = await readDaysOff(tx, hostId)
    const { timeOff, holidays } = before
    await putDaysOffRow(tx, {
      host_id: hostId,
      ...daysOffToRow(change(before)),
      previous: JSON.stringify({ timeOff, holidays } satisfies DaysOff),
      updated_at: now,
    })
  })
}

/** Restores what the last change replaced; a second call restores the change. */
export async function undoDaysOff(
  tools: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  now: number,
): Promise<void> {
  await changeDaysOff(tools, hostId, (daysOff) => daysOff.previous ?? daysOff, now)
}
