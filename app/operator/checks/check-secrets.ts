import { existsSync } from 'node:fs'
import { connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import type { Env } from '~/env.server'
import { Keyring } from '~/security/sealed-text.server'
import { countOldValues } from '../reseal.server'
import type { Diagnosis } from './diagnosis'

/** While APP_SECRET lists several secrets: whether the older ones are still needed. */
export async function checkSecrets(env: Env): Promise<Diagnosis[]> {
  if (env.APP_SECRET.length < 2) return []
  const subject = 'APP_SECRET'
  const file = databaseFile(env.DATABASE_URL)
  // Another check says so.
  if (file && !existsSync(file)) return []
  const connection = connect(env.DATABASE_URL)
  try {
    if ((await findVersion(connection)) !== LATEST_VERSION) return []
    const left = await countOldValues(connection.db, new Keyring(env.APP_SECRET))
    const text =
      left === 0
        ? 'nothing stored needs the older secrets any more: they can go a day after the change'
        : `${left} stored values still need an older secret: the running server seals them again within an hour, or they expire`
    return [{ ok: true, subject, text }]
  } catch (error) {
    return [{ ok: false, subject, text: `could not be checked: ${(error as Error).message.slice(0, 200)}` }]
  } finally {
    await connection.close()
  }
}
