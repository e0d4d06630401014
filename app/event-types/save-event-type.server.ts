import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import {
  findEventTypeById,
  findEventTypeBySlug,
  findEventTypesOfHost,
  findNextPosition,
  insertEventType,
  markEventTypeDeleted,
  storeOrder,
  updateEventType,
} from '#db/queries/event-types'
import { findAfterMeeting, saveAfterMeeting } from '#db/queries/follow-ups'
import { findHostById } from '#db/queries/hosts'
import { copyMailTexts, deleteOtherVariants } from '#db/queries/mail-texts'
import { findScheduleById } from '#db/queries/schedules'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { enqueue } from '~/outbox/enqueue.server'
import { findDeception } from '~/security/deceptive-text.server'
import { provenDomain } from '~/security/proven-domain'
import { newId, newToken } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import {
  type EventType,
  type EventTypeSettings,
  eventTypeFromRow,
  eventTypeToRow,
  settingsOfEventType,
} from './event-type'
import { keepConditions } from './question'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

type CreateEventTypeResult =
  | { ok: true; eventType: EventType }
  | { ok: false; reason: 'title_unfit' | 'slug_taken' | 'schedule_gone' }
export type SaveEventTypeResult = CreateEventTypeResult | { ok: false; reason: 'not_found' }

/** @param followed the schedule whose hours it follows; null for the host's default one */
export async function createEventType(
  tools: Tools,
  hostId: string,
  settings: EventTypeSettings,
  now: number,
  followed: string | null = null,
): Promise<CreateEventTypeResult> {
  if (!(await isFitTitle(tools.db, hostId, settings.title))) return { ok: false, reason: 'title_unfit' }
  return insertNewEventType(tools, hostId, { settings, followed }, now)
}

/** The title is in the subject of mails to strangers (S16). */
async function isFitTitle(db: Db, hostId: string, title: string): Promise<boolean> {
  const host = await findHostById(db, hostId)
  const domain = host ? provenDomain({ email: host.email, emailVerifiedAt: host.email_verified_at }) : null
  return findDeception(title, { domain }) === null
}

interface NewEventType {
  settings: EventTypeSettings
  followed: string | null
  /** The event type whose texts for mails it takes over. */
  copyOf?: string
}

async function insertNewEventType(
  tools: Tools,
  hostId: string,
  { settings, followed, copyOf }: NewEventType,
  now: number,
): Promise<CreateEventTypeResult> {
  return withHostLocked(tools, hostId, async (tx): Promise<CreateEventTypeResult> => {
    if (await findEventTypeBySlug(tx, hostId, settings.slug)) return { ok: false, reason: 'slug_taken' }
    const scheduleId = await findScheduleToFollow(tx, hostId, followed)
    if (scheduleId === undefined) return { ok: false, reason: 'schedule_gone' }
    const id = newId('evt')
    const secretNonce = newToken()
    await insertEventType(tx, {
      id,
      host_id: hostId,
      secret_nonce: secretNonce,
      ...eventTypeToRow(settings),
      schedule_id: scheduleId,
      position: await findNextPosition(tx, hostId),
      created_at: now,
      updated_at: now,
    })
    if (copyOf !== undefined) {
      await copyMailTexts(tx, hostId, copyOf, id, now)
      const value = await findAfterMeeting(tx, copyOf)
      await saveAfterMeeting(tx, { hostId, eventTypeId: id, value }, now)
    }
    return { ok: true, eventType: { ...settings, id, hostId, scheduleId, secretNonce, team: null } }
  })
}

/**
 * Changes what is offered from now on; existing bookings keep their title, duration and buffers.
 *
 * @param changes `scheduleId` as for a new one; without it the schedule is not changed
 */
export async function changeEventType(
  tools: Tools,
  { hostId, id }: { hostId: string; id: string },
  changes: Partial<EventTypeSettings & Pick<EventType, 'scheduleId'>>,
  now: number,
): Promise<SaveEventTypeResult> {
  if (changes.title !== undefined && !(await isFitTitle(tools.db, hostId, changes.title)))
    return { ok: false, reason: 'title_unfit' }
  return withHostLocked(tools, hostId, async (tx): Promise<SaveEventTypeResult> => {
    const row = await findEventTypeById(tx, hostId, id)
    if (!row) return { ok: false, reason: 'not_found' }
    const stored = eventTypeFromRow(row)
    const questions = keepConditions(changes.questions ?? stored.questions, stored.questions)
    const followed = changes.scheduleId === undefined ? stored.scheduleId : changes.scheduleId
    const scheduleId = await findScheduleToFollow(tx, hostId, followed)
    if (scheduleId === undefined) return { ok: false, reason: 'schedule_gone' }
    const changed = { ...stored, ...changes, questions, scheduleId }
    const holder = await findEventTypeBySlug(tx, hostId, changed.slug)
    if (holder && holder.id !== id) return { ok: false, reason: 'slug_taken' }
    await updateEventType(tx, hostId, id, { ...eventTypeToRow(changed), schedule_id: scheduleId }, now)
    if (JSON.stringify(changed.reminders) !== row.reminders) await applyReminders(tx, changed, now)
    return { ok: true, eventType: changed }
  })
}

/** Existing bookings get the reminders as they are now, as their host expects; texts of removed reminders go. */
async function applyReminders(tx: Db, { hostId, id, reminders }: EventType, now: number): Promise<void> {
  await deleteOtherVariants(tx, { hostId, eventTypeId: id, moment: 'reminder' }, [
    '',
    ...reminders.map((one) => one.id),
  ])
  const job = { kind: 'plan-reminders', payload: { eventTypeId: id, after: null }, hostId } as const
  await enqueue(tx, { ...job, lane: `plan-reminders:${id}`, runAt: now, deadlineAt: now + DAY_MS }, now)
}

/**
 * Moves one event type within the order of the host's public page.
 *
 * @param to its new index, 0 for the first; larger values mean the end
 */
export async function moveEventType(
  tools: Tools,
  { hostId, id }: { hostId: string; id: string },
  to: number,
): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    const others = (await findEventTypesOfHost(tx, hostId)).map((row) => row.id).filter((other) => other !== id)
    await storeOrder(tx, hostId, others.toSpliced(Math.max(0, to), 0, id))
  })
}

/** A copy with a free slug, hidden until its host has checked it. */
export async function duplicateEventType(
  tools: Tools,
  { hostId, id }: { hostId: string; id: string },
  titleOfCopy: (title: string) => string,
  now: number,
): Promise<SaveEventTypeResult> {
  const row = await findEventTypeById(tools.db, hostId, id)
  if (!row) return { ok: false, reason: 'not_found' }
  const original = eventTypeFromRow(row)
  const { scheduleId } = original
  const settings = settingsOfEventType(original)
  const title = titleOfCopy(settings.title).slice(0, 100)
  for (;;) {
    const slug = await findFreeSlug(tools.db, hostId, settings.slug)
    const copy = { settings: { ...settings, slug, title, hidden: true }, followed: scheduleId, copyOf: id }
    const result = await insertNewEventType(tools, hostId, copy, now)
    // Another copy was faster: the next search finds another slug.
    if (result.ok || result.reason !== 'slug_taken') return result
  }
}

/** Existing bookings stay: only new ones become impossible. @returns whether there was such an event type */
export async function deleteEventType(
  { db }: Pick<Tools, 'db'>,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<boolean> {
  return markEventTypeDeleted(db, hostId, id, now)
}

/** @returns the schedule as an event type names it: null for the default one; undefined for one that is not the host's (S1) */
async function findScheduleToFollow(db: Db, hostId: string, id: string | null): Promise<string | null | undefined> {
  if (id === null) return null
  const schedule = await findScheduleById(db, hostId, id)
  return schedule && (schedule.is_default === 1 ? null : schedule.id)
}

const MAX_SLUG_LENGTH = 40

async function findFreeSlug(db: Db, hostId: string, slug: string): Promise<string> {
  for (let number = 2; ; number++) {
    const suffix = `-${number}`
    const candidate = slug.slice(0, MAX_SLUG_LENGTH - suffix.length).replace(/-$/, '') + suffix
    if (!(await findEventTypeBySlug(db, hostId, candidate))) return candidate
  }
}
