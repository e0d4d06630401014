import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findDaysOffRow, putDaysOffRow } from '#db/queries/days-off'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { type DaysOff, daysOffFromRow, daysOffToRow } from '~/availability/slots/days-off'

/** Time off and holidays, and what `Undo` would bring back. */
export async function readDaysOff(db: Db, hostId: string): Promise<DaysOff & { previous: DaysOff | null }> {
  const row = await findDaysOffRow(db, hostId)
  return { ...daysOffFromRow(row), previous: row?.previous ? JSON.parse(row.previous) : null }
}

/**
 * Changes time off and holidays, for every schedule of the host. What was before is kept for one `Undo`.
 *
 * @param change gets the days off as they are inside the transaction, so that two changes at once do not lose each other
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

/** Brings back what the last change replaced; once more, and the change is there again. */
export async function undoDaysOff(
  tools: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  now: number,
): Promise<void> {
  await changeDaysOff(tools, hostId, (daysOff) => daysOff.previous ?? daysOff, now)
}
