import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { claimDailyCheck, findAddressesToCheck, findSendingAddresses } from '#db/queries/sending-addresses'
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

/** Whether the domains of the proven addresses of an owner are still as they must be: the newest last, because it replaces the other. */
export async function checkSendingAddress({ db, env }: Tools, hostId: string, now: number): Promise<JobOutcome> {
  const relay = relayOf(env)
  const rows = (await findSendingAddresses(db, hostId)).filter(({ proven_at }) => proven_at !== null)
  if (!relay || rows.length === 0) return { result: 'superseded' }
  for (const row of rows.reverse()) {
    const { lines } = await readDomain(env, row.address, relay)
    await keepCheck({ db, env }, row, { lines, byOwner: false }, now)
  }
  return { result: 'done' }
}
