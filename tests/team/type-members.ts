import { findEventTypeById } from '#db/queries/event-types'
import type { TestApp, TestHost } from '#tests/setup/test-app'
import { eventTypeFromRow, settingsOfEventType } from '~/event-types/event-type'
import { readAssignment, saveTeamEventType } from '~/team/team-event-types.server'

/** Saves who takes part in the event type of a team. */
export async function storeAssignmentOf(
  { services }: Pick<TestApp, 'services'>,
  team: { acting: { hostId: string; teamId: string }; eventTypeId: string },
  members: TestHost[],
): Promise<void> {
  const { db } = services
  const page = await db.selectFrom('teams').select('host_id').where('id', '=', team.acting.teamId).executeTakeFirst()
  const row = await findEventTypeById(db, page?.host_id ?? '', team.eventTypeId)
  const eventType = row && eventTypeFromRow(row)
  const before = eventType && (await readAssignment(db, eventType))
  if (!eventType || !before) throw new Error('The event type is missing')
  const assignment = { ...before, members: members.map(({ id }) => ({ id, priority: 1, weight: 1 })) }
  const settings = settingsOfEventType(eventType)
  const saved = await saveTeamEventType(services, team.acting, { id: eventType.id, settings, assignment }, Date.now())
  if (!saved.ok) throw new Error(saved.reason)
}
