import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { assignSchedule } from '#db/queries/event-types'
import { findHostById, updateHost } from '#db/queries/hosts'
import {
  deleteScheduleById,
  findDefaultSchedule,
  findScheduleById,
  findSchedulesOfHost,
  insertSchedule,
  pinScheduleZones,
  type ScheduleRow,
  updateSchedule,
} from '#db/queries/schedules'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { newId } from '~/security/tokens.server'
import { MAX_SCHEDULES, type Schedule, type ScheduleHours, scheduleFromRow } from './schedule'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

interface OfHost {
  hostId: string
  id: string
}

type Saved = { ok: true } | { ok: false; reason: 'not_found' }

/** A new schedule starts as a copy of another one: an empty week is a poor start. */
export async function createSchedule(
  tools: Tools,
  { hostId, name, copyOf }: { hostId: string; name: string; copyOf: Schedule },
  now: number,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'too_many' }> {
  return withHostLocked(tools, hostId, async (tx) => {
    if ((await findSchedulesOfHost(tx, hostId)).length >= MAX_SCHEDULES) return { ok: false, reason: 'too_many' }
    const id = newId('sch')
    await insertSchedule(tx, {
      id,
      host_id: hostId,
      name,
      is_default: 0,
      time_zone: copyOf.isDefault ? null : copyOf.timeZone,
      weekly: JSON.stringify(copyOf.weekly),
      overrides: JSON.stringify(copyOf.overrides),
      created_at: now,
      updated_at: now,
    })
    return { ok: true, id }
  })
}

/**
 * Changes when something can be booked, from now on: existing bookings stay (B10). The earlier state is kept for one `Undo`.
 *
 * @param change gets the schedule read inside the transaction, so that two concurrent changes are both kept
 */
export async function changeHours(
  tools: Tools,
  { hostId, id }: OfHost,
  change: (schedule: Schedule) => ScheduleHours,
  now: number,
): Promise<Saved> {
  return withHostLocked(tools, hostId, async (tx): Promise<Saved> => {
    const row = await findScheduleById(tx, hostId, id)
    if (!row) return { ok: false, reason: 'not_found' }
    await writeHours(tx, row, change, now)
    return { ok: true }
  })
}

/** Restores what the last change replaced; a second call restores the change. */
export async function undoHours(tools: Tools, of: OfHost, now: number): Promise<Saved> {
  return changeHours(tools, of, (schedule) => schedule.previous ?? schedule, now)
}

/** For the API: the default schedule, and the host's zone, which is its zone. */
export async function changeDefaultHours(
  tools: Tools,
  hostId: string,
  hours: ScheduleHours,
  now: number,
): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    await writeHours(tx, await findDefaultSchedule(tx, hostId), () => hours, now)
  })
}

/**
 * Saves the schedule's name and the event types that follow it. Event types that followed it and are not listed follow the
 * default one again.
 */
export async function changeUse(
  tools: Tools,
  { hostId, id }: OfHost,
  { name, eventTypeIds }: { name: string; eventTypeIds: string[] },
  now: number,
): Promise<Saved> {
  return withHostLocked(tools, hostId, async (tx): Promise<Saved> => {
    const row = await findScheduleById(tx, hostId, id)
    if (!row) return { ok: false, reason: 'not_found' }
    await updateSchedule(tx, hostId, id, { name }, now)
    if (row.is_default === 1) await assignSchedule(tx, hostId, eventTypeIds, null, now)
    else {
      await assignSchedule(tx, hostId, { following: id }, null, now)
      await assignSchedule(tx, hostId, eventTypeIds, id, now)
    }
    return { ok: true }
  })
}

/**
 * Event types that name no schedule follow this one from now on. Its zone becomes the host's own; schedules that followed the
 * host's zone until now keep the zone they had.
 */
export async function makeDefault(tools: Tools, { hostId, id }: OfHost, now: number): Promise<Saved> {
  return withHostLocked(tools, hostId, async (tx): Promise<Saved> => {
    const row = await findScheduleById(tx, hostId, id)
    if (!row) return { ok: false, reason: 'not_found' }
    if (row.is_default === 1) return { ok: true }
    const former = await findDefaultSchedule(tx, hostId)
    if (row.time_zone !== null) {
      await pinScheduleZones(tx, hostId, await zoneOfHost(tx, hostId))
      await updateHost(tx, hostId, { time_zone: row.time_zone }, now)
    }
    await assignSchedule(tx, hostId, { following: id }, null, now)
    await updateSchedule(tx, hostId, former.id, { is_default: 0, previous: null }, now)
    await updateSchedule(tx, hostId, id, { is_default: 1, time_zone: null, previous: null }, now)
    return { ok: true }
  })
}

/** Its event types follow the default schedule from now on, which itself cannot be deleted. */
export async function deleteSchedule(tools: Tools, { hostId, id }: OfHost, now: number): Promise<boolean> {
  return withHostLocked(tools, hostId, async (tx) => {
    const row = await findScheduleById(tx, hostId, id)
    if (!row || row.is_default === 1) return false
    await assignSchedule(tx, hostId, { following: id }, null, now)
    return deleteScheduleById(tx, hostId, id)
  })
}

async function writeHours(
  tx: Db,
  row: ScheduleRow,
  change: (schedule: Schedule) => ScheduleHours,
  now: number,
): Promise<void> {
  const schedule = scheduleFromRow(row, await zoneOfHost(tx, row.host_id))
  const { timeZone, weekly, overrides } = change(schedule)
  if (schedule.isDefault && timeZone !== null) await updateHost(tx, row.host_id, { time_zone: timeZone }, now)
  const values = {
    time_zone: schedule.isDefault ? null : timeZone,
    weekly: JSON.stringify(weekly),
    overrides: JSON.stringify(overrides),
    previous: JSON.stringify({
      timeZone: schedule.timeZone,
      weekly: schedule.weekly,
      overrides: schedule.overrides,
    } satisfies ScheduleHours),
  }
  await updateSchedule(tx, row.host_id, row.id, values, now)
}

async function zoneOfHost(tx: Db, hostId: string): Promise<string> {
  const host = await findHostById(tx, hostId)
  if (!host) throw new Error('A host vanished while signed in')
  return host.time_zone
}
