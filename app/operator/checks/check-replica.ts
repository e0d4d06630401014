import { existsSync, statSync } from 'node:fs'
import { connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import { findBookingsMadeBefore } from '#db/queries/replica'
import { bookingsInFile, findFileDamage, isFoyerFile } from '#db/sqlite-file'
import type { Env } from '~/env.server'
import type { Clock } from '~/time/clock'
import { HOUR_MS, MINUTE_MS } from '~/time/units'
import type { Diagnosis } from './diagnosis'

/** The copy is made every hour; two may fail before somebody has to look. */
const COPY_AT_MOST_OLD_MS = 3 * HOUR_MS
/** Replication is seconds behind; to restore a large file takes minutes. */
const COPY_MAY_LACK_MS = 10 * MINUTE_MS

/**
 * Whether the copy that was last restored from the replica is recent, sound, and has every booking made some minutes before it:
 * this also shows that it can be restored.
 */
export async function checkReplica(
  env: Pick<Env, 'DATABASE_URL' | 'REPLICA_COPY'>,
  clock: Clock,
): Promise<Diagnosis[]> {
  const copy = env.REPLICA_COPY
  const file = databaseFile(env.DATABASE_URL)
  if (copy === undefined || file === null || !existsSync(file)) return []
  const problem = await findProblem(env.DATABASE_URL, copy, clock())
  const subject = 'replica'
  return [
    problem === null
      ? { ok: true, subject, text: `${copy} is recent and complete` }
      : { ok: false, subject, text: problem },
  ]
}

async function findProblem(databaseUrl: string, copy: string, now: number): Promise<string | null> {
  if (!existsSync(copy)) return `there is none at ${copy} yet: is the replication running?`
  const madeAt = statSync(copy).mtimeMs
  if (now - madeAt > COPY_AT_MOST_OLD_MS)
    return `${copy} was restored ${Math.round((now - madeAt) / HOUR_MS)} hours ago: replication or its check has stopped`
  if (!isFoyerFile(copy)) return `${copy} is no database of Foyer`
  const [damage] = findFileDamage(copy)
  if (damage) return `${copy} is damaged: ${damage}`
  const missing = await countMissing(databaseUrl, copy, madeAt - COPY_MAY_LACK_MS)
  return missing === 0
    ? null
    : `${copy} lacks ${missing} bookings made before it: replication has stopped or is far behind`
}

async function countMissing(databaseUrl: string, copy: string, before: number): Promise<number> {
  const live = connect(databaseUrl)
  try {
    // An upgrade changes what can be compared; the migrations line of the report says the rest.
    if ((await findVersion(live)) !== LATEST_VERSION) return 0
    const held = bookingsInFile(copy)
    return (await findBookingsMadeBefore(live.db, before)).filter((id) => !held.has(id)).length
  } finally {
    await live.close()
  }
}
