import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { replaceSealed } from '#db/queries/reseal-values'
import { findSealedValues, type SealedValue } from '#db/queries/sealed-values'
import type { DB, Db } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'

/** In one transaction: bookings go on between two of them. */
const BATCH = 100

/**
 * Seals again, under the first secret, what an older one has sealed (T6), while the service runs. Texts of a few minutes or days are left
 * to expire.
 *
 * @returns how many were sealed again
 */
export async function resealOldValues(db: Kysely<DB>, keyring: Keyring): Promise<number> {
  if (!keyring.hasOlderKeys) return 0
  let done = 0
  let batch: SealedValue[] = []
  const write = async () => {
    const values = batch
    batch = []
    await inTransaction(db, async (tx) => {
      for (const { sealed, context } of values) {
        const again = keyring.seal(keyring.open(sealed, context), context)
        if (await replaceSealed(tx, { sealed, context, again })) done++
      }
    })
  }
  for await (const value of oldValues(db, keyring)) {
    batch.push(value)
    if (batch.length === BATCH) await write()
  }
  await write()
  return done
}

export async function countOldValues(db: Db, keyring: Keyring): Promise<number> {
  let count = 0
  for await (const _value of oldValues(db, keyring)) count++
  return count
}

async function* oldValues(db: Db, keyring: Keyring): AsyncGenerator<SealedValue> {
  for await (const value of findSealedValues(db))
    if (value.sealed !== '' && value.sealed.split('.')[1] !== keyring.currentKeyId) yield value
}
