import { findEventTypeMembers, findOwnPlacesInTeam } from '#db/queries/event-type-members'
import { findHostById } from '#db/queries/hosts'
import { findMembers, findTeamName } from '#db/queries/teams'
import type { Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { findTypeMembers, type TypeMember } from '~/availability/slots/team-members.server'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import { may } from './permissions'

/** What keeps a collective event type from being booked. */
export interface Lacking {
  members: { name: string; why: NonNullable<TypeMember['passed']> | 'not_agreed' }[]
  /** How many of its members have left the team. */
  gone: number
}

/** @returns null for an event type that has all of its members, or does not need them all */
export async function readLacking(db: Db, { team, ...eventType }: EventType): Promise<Lacking | null> {
  if (team?.rule !== 'collective') return null
  const { members, complete } = await findTypeMembers(db, { ...eventType, team })
  if (complete) return null
  const rows = await findEventTypeMembers(db, eventType.id)
  const states = rows.map(({ id, name }) => {
    const member = members.find((one) => one.id === id)
    return { name, why: member === undefined ? ('not_agreed' as const) : member.passed }
  })
  return {
    members: states.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }])),
    gone: Math.max(0, team.size - rows.length),
  }
}

/** The collective event types that can be booked now, and cannot be without this member. @returns their titles */
export async function findTypesNeeding(db: Db, of: { teamId: string; hostId: string }): Promise<string[]> {
  const titles: string[] = []
  for (const row of await findOwnPlacesInTeam(db, of)) {
    const { team, ...eventType } = eventTypeFromRow(row)
    if (team?.rule !== 'collective') continue
    if ((await findTypeMembers(db, { ...eventType, team })).complete) titles.push(eventType.title)
  }
  return titles
}

/**
 * Mails those who run the team that some of its event types cannot be booked any more.
 *
 * @param hostId the member who is missing; nobody is named if their account is being deleted
 */
export async function tellOfIncompleteTypes(
  tx: Db,
  { teamId, hostId, titles }: { teamId: string; hostId: string; titles: string[] },
  now: number,
  { deleted = false } = {},
): Promise<void> {
  if (titles.length === 0) return
  const personName = deleted ? '' : ((await findHostById(tx, hostId))?.name ?? '')
  const news = { mail: 'team-news', news: 'incomplete', teamName: await findTeamName(tx, teamId), personName } as const
  for (const { id, role } of await findMembers(tx, teamId)) {
    if (!may(role, 'edit-team-event-types') || (deleted && id === hostId)) continue
    await queueAccountMail(tx, id, { ...news, eventTypes: titles }, now)
  }
}
