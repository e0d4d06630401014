import type { Db } from '#db/schema'
import { type Delivery, listDeliveries } from './find-deliveries.server'

const SHOWN = 50

export interface LogPage {
  deliveries: Delivery[]
  /** `?after=` of the page with older ones; null where there is none. */
  older: string | null
}

/** One page of the log of a webhook or CRM, newest first, by the place in the address. A place that is none is the beginning. */
export async function readLogPage(
  db: Db,
  hostId: string,
  target: { webhookId: string } | { connectorId: string },
  request: Request,
): Promise<LogPage> {
  const place = /^(\d{1,15})\.(\w{1,60})$/.exec(new URL(request.url).searchParams.get('after') ?? '')
  const after = place ? { after: { at: Number(place[1]), id: place[2] ?? '' } } : {}
  const found = await listDeliveries(db, hostId, { ...target, ...after, limit: SHOWN + 1 })
  const deliveries = found.slice(0, SHOWN)
  const last = found.length > SHOWN ? deliveries.at(-1) : undefined
  return { deliveries, older: last ? `${last.createdAt}.${last.id}` : null }
}
