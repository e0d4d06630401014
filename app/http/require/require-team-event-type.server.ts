import { findEventTypeById } from '#db/queries/event-types'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import { type PublicTeamPage, readTeamPage } from '~/team/team-page.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireMembership, type TeamPlace } from './require-membership.server'

export interface TeamEventTypePlace extends TeamPlace {
  page: PublicTeamPage
  eventType: EventType
}

/** An event type of the signed-in manager's team. @throws 404 without one, also for another team's (S1); 403 for a mere member */
export async function requireTeamEventType(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<TeamEventTypePlace> {
  const place = await requireMembership(request, context, 'edit-team-event-types')
  const page = await readTeamPage(context.db, place.membership.teamId)
  const row = page && (await findEventTypeById(context.db, page.host.id, id ?? ''))
  if (!page || !row) throw notFound()
  return { ...place, page, eventType: eventTypeFromRow(row) }
}
