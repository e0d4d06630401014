import { findBookingOfHost } from '#db/queries/bookings'
import { findEventTypeMembers } from '#db/queries/event-type-members'
import { findMembers } from '#db/queries/teams'
import type { Db } from '#db/schema'
import { explainSlot, type SlotDecision } from '~/availability/explain/explain-slot'
import { findOfferedSlots, loadSlotInputs } from '~/availability/slots/find-slots.server'
import type { BusyCause } from '~/availability/slots/slot-inputs'
import { findTypeMembers } from '~/availability/slots/team-members.server'
import { type EventType, offeredDurations, type TeamAssignment } from '~/event-types/event-type'
import { instantsOfWallTime } from '~/time/wall-time'

/**
 * What stands in a member's way at a time, as far as a manager may know it: meetings that the team's table shows too, and of everything
 * else only that it is there. Names of calendars, notes about absences and hours stay the member's own.
 */
export type MemberState =
  | { state: 'free' | 'not_agreed' | 'paused' | 'no_meeting' }
  | { state: 'past' | 'window' | 'hours' | 'grid' | 'away' | 'notice' | 'limit' }
  | { state: 'busy' | 'near'; meeting: string | null }

export type MemberExplained = { id: string; name: string } & MemberState

export interface TeamTimeExplained {
  start: number
  offered: boolean
  members: MemberExplained[]
}

/**
 * Why a time of a team's event type is offered or not: what each of its members can do then.
 *
 * @param date 'YYYY-MM-DD' @param time 'HH:MM', both on the clock of the team's page
 * @returns null if that clock skips this time
 */
export async function explainTeamTime(
  db: Db,
  { teamId, host }: { teamId: string; host: { id: string; timeZone: string } },
  { eventType, date, time }: { eventType: EventType & { team: TeamAssignment }; date: string; time: string },
  now: number,
): Promise<TeamTimeExplained | null> {
  const [start] = instantsOfWallTime(date, time, host.timeZone)
  if (start === undefined) return null
  const durationMinutes = offeredDurations(eventType)[0] ?? eventType.durationMinutes
  const request = { host, eventType, durationMinutes, now, from: start, until: start + 1 }
  const [offered] = await findOfferedSlots(db, request)
  const { members: bookable } = await findTypeMembers(db, eventType)
  const sharing = new Set((await findMembers(db, teamId)).filter((row) => row.shares_goto === 1).map(({ id }) => id))
  const members: MemberExplained[] = []
  for (const { id, name } of await findEventTypeMembers(db, eventType.id)) {
    const member = bookable.find((one) => one.id === id)
    if (!member) members.push({ id, name, state: 'not_agreed' })
    else if (member.passed !== null) members.push({ id, name, state: member.passed })
    else {
      const inputs = await loadSlotInputs(db, { ...request, host: member })
      members.push({ id, name, ...(await stateOf(db, id, explainSlot(inputs, start), sharing.has(id))) })
    }
  }
  return { start, offered: offered === start, members }
}

async function stateOf(db: Db, memberId: string, decision: SlotDecision, sharesGoto: boolean): Promise<MemberState> {
  if (decision.offered) return { state: 'free' }
  switch (decision.reason) {
    case 'past':
      return { state: 'past' }
    case 'before_window':
    case 'after_window':
      return { state: 'window' }
    case 'time_off':
    case 'holiday':
    case 'day_off':
      return { state: 'away' }
    case 'outside_hours':
    case 'does_not_fit':
      return { state: 'hours' }
    case 'off_grid':
      return { state: 'grid' }
    case 'minimum_notice':
      return { state: 'notice' }
    case 'busy':
      return { state: 'busy', meeting: await meetingOf(db, memberId, decision.source, sharesGoto) }
    case 'buffer':
      return { state: 'near', meeting: await meetingOf(db, memberId, decision.source, sharesGoto) }
    default:
      return { state: 'limit' }
  }
}

async function meetingOf(db: Db, memberId: string, source: BusyCause, sharesGoto: boolean): Promise<string | null> {
  if (source.kind === 'goto_meeting') return sharesGoto && source.subject !== '' ? source.subject : null
  if (source.kind !== 'booking') return null
  const row = await findBookingOfHost(db, memberId, source.id)
  return row ? `${row.title} · ${row.attendee_name}` : null
}
