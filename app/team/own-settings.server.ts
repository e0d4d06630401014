import { findOwnPlacesInTeam, setOwnSettings } from '#db/queries/event-type-members'
import type { Db } from '#db/schema'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import { OwnSettingsSchema } from '~/event-types/own-settings'
import { type OwnSettings, ownSettingsFrom } from '~/event-types/team-settings'
import { wholeNumber } from '~/event-types/typed-amount'
import { type ActingMember, mayAct } from './team-page.server'

/** An event type of the team in which a member takes part, and which leaves some settings to its members. */
export interface OwnPlace {
  eventType: EventType
  own: OwnSettings
}

/** Those of a member, in the order of the team's page. */
export async function listOwnPlaces(db: Db, { teamId, hostId }: ActingMember): Promise<OwnPlace[]> {
  const rows = await findOwnPlacesInTeam(db, { teamId, hostId })
  return rows
    .map(({ own_settings, ...row }) => ({ eventType: eventTypeFromRow(row), own: ownSettingsFrom(own_settings) ?? {} }))
    .filter(({ eventType }) => (eventType.team?.leftToMembers.length ?? 0) > 0)
}

/** The names of the form. */
export const OWN_SETTING_FIELDS = [
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'minimumNoticeMinutes',
  'dailyLimit',
] as const
export type TypedOwnSettings = Record<(typeof OWN_SETTING_FIELDS)[number], string>

export type SaveOwnSettingsResult = { ok: true } | { ok: false; reason: 'not_allowed' | 'not_found' | 'unfit' }

/** Saves a member's own choice. An empty field follows the team; what the team does not leave to its members has no effect. */
export async function saveOwnSettings(
  db: Db,
  acting: ActingMember,
  { eventTypeId, typed }: { eventTypeId: string; typed: TypedOwnSettings },
): Promise<SaveOwnSettingsResult> {
  if (!(await mayAct(db, acting, 'choose-own-settings'))) return { ok: false, reason: 'not_allowed' }
  const places = await listOwnPlaces(db, acting)
  if (!places.some(({ eventType }) => eventType.id === eventTypeId)) return { ok: false, reason: 'not_found' }
  const filled = OWN_SETTING_FIELDS.filter((name) => typed[name].trim() !== '')
  const read = OwnSettingsSchema.safeParse(Object.fromEntries(filled.map((name) => [name, wholeNumber(typed[name])])))
  if (!read.success) return { ok: false, reason: 'unfit' }
  const stored = filled.length === 0 ? null : JSON.stringify(read.data)
  await setOwnSettings(db, { eventTypeId, hostId: acting.hostId }, stored)
  return { ok: true }
}
