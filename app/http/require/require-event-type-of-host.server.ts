import { findEventTypeById } from '#db/queries/event-types'
import type { Host } from '~/accounts/host'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'

/** An event type of the signed-in host. @throws the same 404 for another host's event type and a missing one (S1) */
export async function requireEventTypeOfHost(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<{ host: Host; eventType: EventType }> {
  const host = await requireHost(request, context)
  const row = await findEventTypeById(context.db, host.id, id ?? '')
  if (!row) throw notFound()
  return { host, eventType: eventTypeFromRow(row) }
}
