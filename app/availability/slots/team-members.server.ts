import { type EventTypeMemberRow, findEventTypeMembers, findMembersOfPage } from '#db/queries/event-type-members'
import type { Db } from '#db/schema'
import type { TeamRule } from '#db/tables/event-types'
import type { PassedReason } from '~/availability/assignment/assign-member'
import type { EventType, TeamAssignment } from '~/event-types/event-type'
import { hasProviderMeeting } from '~/event-types/location'
import { type OwnSettings, ownSettingsFrom } from '~/event-types/team-settings'

/** A member who takes part in an event type of a team. */
export interface TypeMember {
  id: string
  name: string
  handle: string
  email: string
  timeZone: string
  photoUrl: string | null
  priority: number
  weight: number
  /** What they have chosen of what the team leaves to its members. */
  own: OwnSettings | null
  /** Why the member gets no bookings at all at present; null if they do. */
  passed: Exclude<PassedReason, 'busy'> | null
}

/**
 * The members of an event type who agreed to be booked for the team, in their order. A collective one needs all of the members that it
 * was given, so one who is missing makes `complete` false, also one who has left the team.
 */
export async function findTypeMembers(
  db: Db,
  eventType: Pick<EventType, 'id' | 'location'> & { team: TeamAssignment },
): Promise<{ members: TypeMember[]; complete: boolean }> {
  const rows = await findEventTypeMembers(db, eventType.id)
  const members = rows.filter(isBookable).map((row) => memberFromRow(row, eventType))
  const complete = members.length >= eventType.team.size && members.every(({ passed }) => passed === null)
  return { members, complete }
}

/** Without their own consent nobody is offered, nor named. */
function isBookable(row: EventTypeMemberRow): boolean {
  return row.bookable_since !== null && row.email_verified_at !== null && row.suspended_at === null
}

function memberFromRow(
  row: EventTypeMemberRow,
  { location, team }: Pick<EventType, 'location'> & { team: TeamAssignment },
): TypeMember {
  const needsConnection = hasProviderMeeting(location.kind) && !team.allowsWithoutConnection
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    email: row.email,
    timeZone: row.time_zone,
    photoUrl: row.photo_id && `/photos/${row.photo_id}`,
    priority: row.priority,
    weight: row.weight,
    own: ownSettingsFrom(row.own_settings),
    passed: row.paused_at !== null ? 'paused' : needsConnection && row.connection_id === null ? 'no_meeting' : null,
  }
}

/** No member has this id: nothing is offered. */
const NOBODY = ''

/** A member as visitors see them. */
export interface PublicMember {
  id: string
  name: string
  handle: string
  photoUrl: string | null
}

/**
 * From whom an attendee may choose, where the team leaves it to them, and whom the address names.
 *
 * @param asked a member's handle; for one who cannot be chosen `unfit` is true, and no member has the id, so that nobody is booked with
 * somebody else unawares
 */
export async function findMemberChoice(
  db: Db,
  { team, ...eventType }: EventType,
  asked: string | null,
): Promise<{ members: PublicMember[]; memberId: string | null; unfit: boolean }> {
  if (team?.rule !== 'choose') return { members: [], memberId: null, unfit: false }
  const { members } = await findTypeMembers(db, { ...eventType, team })
  const shown = members
    .filter(({ passed }) => passed === null)
    .map(({ id, name, handle, photoUrl }) => ({ id, name, handle, photoUrl }))
  if (!asked) return { members: shown, memberId: null, unfit: false }
  const member = shown.find(({ handle }) => handle === asked.toLowerCase())
  return { members: shown, memberId: member?.id ?? NOBODY, unfit: member === undefined }
}

/** Members of the team who agreed, for the place of somebody who hosts a collective booking. By name. */
export async function findStandIns(
  db: Db,
  eventType: Pick<EventType, 'id' | 'hostId' | 'location'> & { team: TeamAssignment },
): Promise<TypeMember[]> {
  const rows = await findMembersOfPage(db, eventType.hostId)
  return rows.filter(isBookable).map((row) => memberFromRow(row, eventType))
}

/** The members who may take over a booking, or the place of one of its hosts, also of an event type that is no longer offered. */
export async function findWhoMayTakeOver(
  db: Db,
  booking: { event_type_id: string; team_rule: TeamRule | null; page_host_id: string },
): Promise<{ id: string; name: string }[]> {
  const rows =
    booking.team_rule === 'collective'
      ? await findMembersOfPage(db, booking.page_host_id)
      : await findEventTypeMembers(db, booking.event_type_id)
  return rows.filter(isBookable).map(({ id, name }) => ({ id, name }))
}
