import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dialect } from '#db/dialect'
import { findEventTypeMembers, storeEventTypeMembers } from '#db/queries/event-type-members'
import { findEventTypeById, updateEventType } from '#db/queries/event-types'
import { findMembers } from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import { TEAM_RULES } from '#db/tables/event-types'
import { withHostLocked } from '#db/with-host-locked'
import { type EventType, type EventTypeSettings, eventTypeFromRow, type TeamAssignment } from '~/event-types/event-type'
import { changeEventType, createEventType, type SaveEventTypeResult } from '~/event-types/save-event-type.server'
import { COUNTED_DAYS, OWN_SETTINGS, type TeamSettings } from '~/event-types/team-settings'
import { type ActingMember, mayAct, readTeamPage } from './team-page.server'

const MAX_TYPE_MEMBERS = 100

export const AssignmentSchema = z.strictObject({
  rule: z.enum(TEAM_RULES),
  countedDays: z.literal(COUNTED_DAYS),
  countsCancelled: z.boolean(),
  countsNoShows: z.boolean(),
  returnsToMember: z.boolean(),
  allowsWithoutConnection: z.boolean(),
  leftToMembers: z.array(z.enum(OWN_SETTINGS)).max(OWN_SETTINGS.length),
  /** In their order. */
  members: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        priority: z.int().min(1).max(9),
        weight: z.int().min(1).max(100),
      }),
    )
    .max(MAX_TYPE_MEMBERS)
    .refine((members) => new Set(members.map(({ id }) => id)).size === members.length, 'must name each member once'),
})

/** The rule of a team's event type, with its settings and members. */
export type AssignmentValues = z.infer<typeof AssignmentSchema> & TeamSettings

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

export type SaveTeamEventTypeResult =
  | SaveEventTypeResult
  | { ok: false; reason: 'not_allowed' | 'no_page' | 'member_unknown' }
  /** Members who have not agreed to be booked, by name. */
  | { ok: false; reason: 'not_agreed'; names: string[] }

/**
 * Creates an event type of the team, or changes one.
 *
 * @param id null for a new one
 * @param acceptsFewer a collective one that lost members needs only the given ones from now on
 */
export async function saveTeamEventType(
  tools: Tools,
  acting: ActingMember,
  {
    id,
    settings,
    assignment,
    acceptsFewer = false,
  }: { id: string | null; settings: EventTypeSettings; assignment: AssignmentValues; acceptsFewer?: boolean },
  now: number,
): Promise<SaveTeamEventTypeResult> {
  const { db } = tools
  if (!(await mayAct(db, acting, 'edit-team-event-types'))) return { ok: false, reason: 'not_allowed' }
  const page = await readTeamPage(db, acting.teamId)
  if (!page) return { ok: false, reason: 'no_page' }
  const refused = await findUnfitMembers(db, acting.teamId, { eventTypeId: id, assignment })
  if (refused) return refused
  const hostId = page.host.id
  // Hidden until its members are stored: an event type without a rule would be booked as the page's own.
  const created =
    id === null ? await createEventType(tools, hostId, { ...settings, hidden: true, secret: true }, now) : null
  if (created && !created.ok) return created
  const eventTypeId = created?.eventType.id ?? id ?? ''
  const known = await findEventTypeById(db, hostId, eventTypeId)
  if (!known) return { ok: false, reason: 'not_found' }
  const size = sizeOf(
    assignment,
    eventTypeFromRow(known).team,
    await findEventTypeMembers(db, eventTypeId),
    acceptsFewer,
  )
  await storeAssignment(tools, { hostId, eventTypeId, size }, assignment, now)
  const saved = await changeEventType(tools, { hostId, id: eventTypeId }, settings, now)
  if (!saved.ok) return saved
  const row = await findEventTypeById(db, hostId, eventTypeId)
  return row ? { ok: true, eventType: eventTypeFromRow(row) } : { ok: false, reason: 'not_found' }
}

/** Whoever takes part already stays: they may agree again. */
async function findUnfitMembers(
  db: Db,
  teamId: string,
  { eventTypeId, assignment }: { eventTypeId: string | null; assignment: AssignmentValues },
): Promise<Extract<SaveTeamEventTypeResult, { ok: false }> | null> {
  const known = new Map((await findMembers(db, teamId)).map((row) => [row.id, row]))
  if (!assignment.members.every(({ id }) => known.has(id))) return { ok: false, reason: 'member_unknown' }
  const before = eventTypeId === null ? [] : (await findEventTypeMembers(db, eventTypeId)).map(({ id }) => id)
  const names = assignment.members.flatMap(({ id }) => {
    const row = known.get(id)
    return row && row.bookable_since === null && !before.includes(id) ? [row.name] : []
  })
  return names.length > 0 ? { ok: false, reason: 'not_agreed', names } : null
}

/** How many members an event type needs. Whoever has left is still missing, unless somebody else takes their place. */
function sizeOf(
  { rule, members }: AssignmentValues,
  before: TeamAssignment | null,
  present: unknown[],
  acceptsFewer: boolean,
): number {
  const lost = before?.rule === 'collective' && rule === 'collective' && before.size > present.length
  return lost && !acceptsFewer ? Math.max(members.length, before.size) : members.length
}

async function storeAssignment(
  tools: Tools,
  { hostId, eventTypeId, size }: { hostId: string; eventTypeId: string; size: number },
  { rule, members, ...settings }: AssignmentValues,
  now: number,
): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    const values = { team_rule: rule, team_settings: JSON.stringify(settings), team_size: size }
    await updateEventType(tx, hostId, eventTypeId, values, now)
    // What members have chosen for themselves stays theirs.
    const before = await findEventTypeMembers(tx, eventTypeId)
    const rows = members.map(({ id, priority, weight }, position) => ({
      ...{ event_type_id: eventTypeId, host_id: id, page_id: hostId, priority, weight, position },
      own_settings: before.find((row) => row.id === id)?.own_settings ?? null,
      created_at: now,
    }))
    await storeEventTypeMembers(tx, eventTypeId, rows)
  })
}

/** The rule and members of an event type, as its form shows them. */
export async function readAssignment(db: Db, eventType: EventType): Promise<AssignmentValues | null> {
  if (eventType.team === null) return null
  const rows = await findEventTypeMembers(db, eventType.id)
  const members = rows.map(({ id, priority, weight }) => ({ id, priority, weight }))
  const { size: _size, ...assignment } = eventType.team
  return { ...assignment, members }
}
