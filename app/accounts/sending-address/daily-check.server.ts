import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { claimDailyCheck, findAddressesToCheck, findSendingAddress } from '#db/queries/sending-addresses'
import type { DB } from '#db/schema'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome } from '~/outbox/job'
import { DAY_MS, HOUR_MS } from '~/time/units'
import { relayOf } from './dns-line'
import { keepCheck } from './keep-check.server'
import { readDomain, type SendingAddressTools } from './sending-address.server'

type Tools = Pick<SendingAddressTools, 'db' | 'env'>

/** Of each round; the others have their turn an hour later. */
const MAX_CHECKS = 500

/** Queues the checks that are due, of proven addresses. Of several processes only one queues each. */
export async function queueSendingAddressChecks({ db }: { db: Kysely<DB> }, now: number): Promise<void> {
  for (const key of await findAddressesToCheck(db, now, MAX_CHECKS))
    await inTransaction(db, async (tx) => {
      if (!(await claimDailyCheck(tx, key, now, now + DAY_MS))) return
      const lane = `sending-address:${key.host_id}`
      const job = { kind: 'sending-address-check', payload: {}, hostId: key.host_id, lane } as const
      await enqueue(tx, { ...job, runAt: now, deadlineAt: now + 12 * HOUR_MS }, now)
    })
}

/** Whether the domain of an address is still as it must be. */
export async function checkSendingAddress({ db, env }: Tools, hostId: string, now: number): Promise<JobOutcome> {
  const relay = relayOf(env)
  const row = await findSendingAddress(db, hostId)
  if (!relay || !row) return { result: 'superseded' }
  const { lines } = await readDomain(env, row.address, relay)
  await keepCheck({ db, env }, row, { lines, byOwner: false }, now)
  return { result: 'done' }
}
