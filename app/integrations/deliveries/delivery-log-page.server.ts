import type { Db } from '#db/schema'
import { cutLogPage, readLogPlace } from '~/ui/log-pages'
import { type Delivery, listDeliveries } from './find-deliveries.server'

const SHOWN = 50

export interface LogPage {
  deliveries: Delivery[]
  /** `?after=` of the page with older ones; null if there is none. */
  older: string | null
}

/** One page of the log of a webhook or CRM, newest first, by the cursor in the address. */
export async function readLogPage(
  db: Db,
  hostId: string,
  target: { webhookId: string } | { connectorId: string },
  after: string | null,
): Promise<LogPage> {
  const found = await listDeliveries(db, hostId, { ...target, after: readLogPlace(after), limit: SHOWN + 1 })
  const { rows: deliveries, older } = cutLogPage(found, SHOWN, ({ createdAt, id }) => ({ at: createdAt, id }))
  return { deliveries, older }
}
