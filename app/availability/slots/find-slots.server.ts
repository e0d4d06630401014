import { setImmediate as nextTurn } from 'node:timers/promises'
import { hostGone } from '#db/host-gone'
import { findScheduleInForce, findSchedulesInForce } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import type { EventType } from '~/event-types/event-type'
import { withOwnSettings } from '~/event-types/own-settings'
import { MAX_BUFFER_MINUTES } from '~/event-types/settings-schema'
import type { OwnSettings } from '~/event-types/team-settings'
import type { Range } from '~/time/range'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { addDays, dateInZone, isoWeekday, startOfDateInZone } from '~/time/wall-time'
import { findBusyElsewhere, findHeldTimes, findTakenTimesOfHosts } from './busy-times.server'
import { datesAround, daysOffFromRow, type Holiday, overridesInForce, timeOffFor } from './days-off'
import { findHolidays } from './holidays.server'
import { bookableRange, busyFromBookings, closedByLimits, type HeldBooking, type LimitsByRange } from './limits'
import { type BusyTime, offeredSlots, type SlotInputs } from './slot-inputs'
import { findTypeMembers } from './team-members.server'

interface HostOfSlots {
  id: string
  timeZone: string
  /** What a member of a team has chosen of what the team leaves to its members. */
  own?: OwnSettings | null
}

export interface SlotRequest {
  /** Whose event type it is: a host, or the page of a team. */
  host: HostOfSlots
  eventType: EventType
  /** Exactly these must be free, whatever the event type's rule says: the hosts of a booking that moves. */
  hosts?: HostOfSlots[]
  /** The member of a team whom the attendee chose. */
  memberId?: string | null
  durationMinutes: number
  /** Slot starts in `[from, until)`, epoch ms. */
  from: number
  until: number
  now: number
  /** A booking that is being moved; it does not block itself. */
  exceptBookingId?: string
  /** What would be offered if there were no bookings: whether one of them took a time. */
  ignoresBookings?: boolean
}

/**
 * The offered times, for the page, the API and the check at booking alike (B5). Loads the inputs of the rules; `findSlots`
 * decides.
 *
 * @returns slot starts, epoch ms, ascending
 */
export async function findOfferedSlots(db: Db, request: SlotRequest): Promise<number[]> {
  const { hosts, together } = await findDecidingHosts(db, request)
  const [first, ...others] = await findSlotsInTurns(db, request, hosts)
  if (first === undefined || others.length === 0) return first ?? []
  return together ? inAll([first, ...others]) : inAny([first, ...others])
}

/** Members of a team whose times are found without a pause. */
const HOSTS_AT_ONCE = 10

/**
 * As {@link findSlotsOfHosts}, but for many days of many hosts other requests get their turn in between. The check of one time, under
 * the locks of all hosts, never pauses.
 */
async function findSlotsInTurns(db: Db, request: Omit<SlotRequest, 'host'>, hosts: HostOfSlots[]): Promise<number[][]> {
  if (request.until - request.from <= DAY_MS) return findSlotsOfHosts(db, request, hosts)
  const found: number[][] = []
  for (let at = 0; at < hosts.length; at += HOSTS_AT_ONCE) {
    if (at > 0) await nextTurn()
    found.push(...(await findSlotsOfHosts(db, request, hosts.slice(at, at + HOSTS_AT_ONCE))))
  }
  return found
}

/**
 * The hosts whose own hours, limits, calendars and bookings decide about an event type, and whether all of them must be free or one
 * is enough. For a team these are its members who get bookings; a collective event type that lacks one offers nothing.
 */
export async function findDecidingHosts(
  db: Db,
  { host, eventType, hosts, memberId = null }: Pick<SlotRequest, 'host' | 'eventType' | 'hosts' | 'memberId'>,
): Promise<{ hosts: HostOfSlots[]; together: boolean }> {
  if (hosts) return { hosts, together: true }
  const { team } = eventType
  if (team === null) return { hosts: [host], together: true }
  const { members, complete } = await findTypeMembers(db, { ...eventType, team })
  if (team.rule === 'collective') return { hosts: complete ? members : [], together: true }
  const able = members.filter(({ id, passed }) => passed === null && (memberId === null || id === memberId))
  return { hosts: able, together: false }
}

/** Starts that every list has. */
function inAll([first, ...others]: [number[], ...number[][]]): number[] {
  return others.reduce((common, starts) => {
    const offered = new Set(starts)
    return common.filter((start) => offered.has(start))
  }, first)
}

/** Starts that one list has, each once, ascending. */
function inAny(lists: number[][]): number[] {
  const starts = new Set<number>()
  for (const list of lists) for (const start of list) starts.add(start)
  return Array.from(Float64Array.from(starts).sort())
}

/** What one host can take of an event type. @param request its `host` is the one asked about */
export async function findSlotsOfHost(db: Db, asked: SlotRequest): Promise<number[]> {
  const request = asHostOffers(asked)
  const schedule = await loadSchedule(db, request)
  const range = offeredRange(request, windowOf(request, schedule))
  // Many requested ranges are outside the booking window: nothing more is read for them.
  if (range.from >= range.until) return []
  return offeredSlots(await gatherInputs(db, { ...request, ...range }, schedule), range)
}

/** The same inputs of one host for any range, for explanations of why a time is offered or not. */
export async function loadSlotInputs(db: Db, asked: SlotRequest): Promise<SlotInputs> {
  const request = asHostOffers(asked)
  return gatherInputs(db, request, await loadSchedule(db, request))
}

/**
 * What several hosts can take of a team's event type, each alone, with as few queries as for one: they are read under the locks of all.
 *
 * @returns slot starts of each, in the order of the hosts
 */
export async function findSlotsOfHosts(
  db: Db,
  request: Omit<SlotRequest, 'host'>,
  hosts: HostOfSlots[],
): Promise<number[][]> {
  const [only, ...others] = hosts
  if (only === undefined) return []
  if (others.length === 0) return [await findSlotsOfHost(db, { ...request, host: only })]
  const ids = hosts.map(({ id }) => id)
  const rows = new Map((await findSchedulesInForce(db, ids)).map((row) => [row.host_id, row]))
  const plans = await Promise.all(
    hosts.map(async (host) => {
      const row = rows.get(host.id)
      if (!row) throw hostGone(host.id)
      const schedule = await readSchedule(row, { ...request, host })
      const range = offeredRange(request, windowOf(request, schedule))
      return { asked: { ...asHostOffers({ ...request, host }), ...range }, schedule, range }
    }),
  )
  const open = plans.filter(({ range }) => range.from < range.until)
  if (open.length === 0) return hosts.map(() => [])
  const reaches = open.map(({ asked, schedule }) => reachOf(asked, schedule))
  const taken = await findTakenTimesOfHosts(
    db,
    open.map(({ asked }) => asked.host.id),
    { held: around(reaches.map(({ held }) => held)), elsewhere: around(reaches.map(({ elsewhere }) => elsewhere)) },
    { eventTypeId: request.eventType.id, exceptBookingId: request.exceptBookingId, now: request.now },
  )
  return plans.map(({ asked, schedule, range }) =>
    range.from < range.until ? offeredSlots(inputsOf(asked, schedule, taken(asked.host.id)), range) : [],
  )
}

/** With the settings that a member of a team has chosen. */
function asHostOffers(request: SlotRequest): SlotRequest {
  return { ...request, eventType: withOwnSettings(request.eventType, request.host.own) }
}

function around(ranges: Range[]): Range {
  return {
    from: Math.min(...ranges.map(({ from }) => from)),
    until: Math.max(...ranges.map(({ until }) => until)),
  }
}

/** The part of a range in which slots may start at all. */
function offeredRange({ from, until, now }: Pick<SlotRequest, 'from' | 'until' | 'now'>, window: Range): Range {
  return { from: Math.max(from, window.from, now), until: Math.min(until, window.until) }
}

type ScheduleInForce = Awaited<ReturnType<typeof loadSchedule>>

/** The hours that the event type follows, in the zone of its schedule, and the host's days off. */
async function loadSchedule(db: Db, request: SlotRequest) {
  return readSchedule(await findScheduleInForce(db, request.host.id, request.eventType.scheduleId), request)
}

async function readSchedule(
  row: Awaited<ReturnType<typeof findScheduleInForce>>,
  { host, eventType, from, until }: Pick<SlotRequest, 'host' | 'eventType' | 'from' | 'until'>,
) {
  const { timeOff: all, holidays: settings } = daysOffFromRow(row)
  const timeOff = timeOffFor(all, eventType)
  const around = datesAround({ from, until })
  const years = { first: Number(around.first.slice(0, 4)), last: Number(around.last.slice(0, 4)) }
  const holidays: Holiday[] = settings ? await findHolidays(settings, years) : []
  return {
    timeZone: row.time_zone ?? host.timeZone,
    weekly: JSON.parse(row.weekly) as SlotInputs['query']['weekly'],
    ofHost: {
      dailyLimit: row.daily_limit,
      weeklyLimit: row.weekly_limit,
      dailyMinutesLimit: row.daily_minutes_limit,
    },
    days: { overrides: JSON.parse(row.overrides) as SlotInputs['days']['overrides'], timeOff, holidays },
  }
}

async function gatherInputs(db: Db, request: SlotRequest, schedule: ScheduleInForce): Promise<SlotInputs> {
  const { host, eventType, exceptBookingId } = request
  const reach = reachOf(request, schedule)
  const [held, elsewhere] = await Promise.all([
    findHeldTimes(db, host.id, reach.held, { eventTypeId: eventType.id, exceptBookingId, now: request.now }),
    findBusyElsewhere(db, host.id, reach.elsewhere),
  ])
  return inputsOf(request, schedule, { held, elsewhere })
}

/** The ranges in which bookings and other busy times can matter. */
function reachOf(request: SlotRequest, { timeZone, ofHost }: ScheduleInForce): { held: Range; elsewhere: Range } {
  const reach = reachOfSlots(request, request)
  const limited = anyLimit(request.eventType) || anyLimit(ofHost)
  return { held: limited ? reachOfLimits(reach, timeZone) : reach, elsewhere: reach }
}

/** Turns every rule into an input of `findSlots`. */
function inputsOf(
  request: SlotRequest,
  { timeZone, weekly, days, ofHost }: ScheduleInForce,
  { held, elsewhere }: { held: HeldBooking[]; elsewhere: BusyTime[] },
): SlotInputs {
  const { eventType, durationMinutes, from, until, now } = request
  const counted = request.ignoresBookings ? [] : held
  return {
    query: {
      timeZone,
      weekly,
      overrides: overridesInForce(days, { from, until }),
      durationMinutes,
      stepMinutes: eventType.stepMinutes,
      bufferBeforeMinutes: eventType.bufferBeforeMinutes,
      bufferAfterMinutes: eventType.bufferAfterMinutes,
      minimumNoticeMinutes: eventType.minimumNoticeMinutes,
      dailyLimit: eventType.dailyLimit,
      now,
    },
    busy: [...busyFromBookings(counted, eventType), ...elsewhere],
    window: windowOf(request, { timeZone, weekly }),
    closed: closedByLimits(counted, { ofEventType: eventType, ofHost, durationMinutes }, timeZone),
    days,
  }
}

/** A slot and its buffers may cross the edge of the range, and so may the buffers of its neighbours. */
function reachOfSlots({ from, until }: Range, { eventType, durationMinutes }: SlotRequest): Range {
  const before = eventType.bufferBeforeMinutes + MAX_BUFFER_MINUTES
  const after = durationMinutes + eventType.bufferAfterMinutes + MAX_BUFFER_MINUTES
  return { from: from - before * MINUTE_MS, until: until + after * MINUTE_MS }
}

function anyLimit(limits: LimitsByRange & { dailyLimit: number | null }): boolean {
  return limits.dailyLimit !== null || limits.weeklyLimit !== null || limits.dailyMinutesLimit !== null
}

/** Limits count whole dates and weeks of the schedule. */
function reachOfLimits({ from, until }: Range, timeZone: string): Range {
  const firstDate = dateInZone(from, timeZone)
  const lastDate = dateInZone(until - 1, timeZone)
  const monday = addDays(firstDate, 1 - isoWeekday(firstDate))
  const nextMonday = addDays(lastDate, 8 - isoWeekday(lastDate))
  return { from: startOfDateInZone(monday, timeZone), until: startOfDateInZone(nextMonday, timeZone) }
}

/** When slots of an event type may start, by its booking window in the zones of the hosts who decide. */
export async function findBookableRange(db: Db, request: SlotRequest): Promise<Range> {
  const { hosts } = await findDecidingHosts(db, request)
  const windows = await Promise.all(
    hosts.map(async (host) => windowOf(request, await loadSchedule(db, { ...request, host }))),
  )
  if (windows.length === 0) return { from: request.now, until: request.now }
  return {
    from: Math.min(...windows.map(({ from }) => from)),
    until: Math.max(...windows.map(({ until }) => until)),
  }
}

function windowOf(
  { eventType: { bookingWindow, windowCountsWorkdays }, now }: Pick<SlotRequest, 'eventType' | 'now'>,
  { timeZone, weekly }: Pick<ScheduleInForce, 'timeZone' | 'weekly'>,
): Range {
  const workdays = windowCountsWorkdays ? new Set(weekly.map(({ weekday }) => weekday)) : undefined
  return bookableRange(bookingWindow, timeZone, now, workdays)
}
