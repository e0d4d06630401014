import {
  type AttendanceFigure,
  countAttendance,
  findOverruns,
  type Overrun,
  raiseBuffers,
} from '#db/queries/attendance-figures'
import type { Db } from '#db/schema'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dateInZone } from '~/time/wall-time'
import { shiftWeek, type Week, weekOf } from '~/time/weeks'

export interface AttendanceTally {
  ended: number
  held: number
  notHeld: number
  noShows: number
  unknown: number
  /** Of the meetings of which it is known, in whole percent; null if it is known of none. */
  noShowRate: number | null
  late: number
  /** In minutes, over the meetings whose start is known; null if there are none. */
  averageLateness: number | null
  overruns: number
}

export interface AttendanceInsights {
  total: AttendanceTally
  weeks: ({ name: string; from: number } & AttendanceTally)[]
  eventTypes: ({ id: string; title: string } & AttendanceTally)[]
}

export type MemberAttendance = { id: string; name: string } & AttendanceTally

interface Scope {
  /** Of whom weeks are counted. */
  timeZone: string
}

/** Figures of a host's meetings of the past weeks, also of those that the host was a co-host of. */
export async function readAttendanceInsights(
  db: Db,
  { hostId, timeZone }: Scope & { hostId: string },
  weekCount: number,
  now: number,
): Promise<AttendanceInsights> {
  const weeks = pastWeeks(timeZone, weekCount, now)
  const figures = await countAttendance(db, [hostId], weeks, now)
  return {
    total: tallyOf(figures),
    weeks: weeks.map(({ name, from }, span) => ({
      name,
      from,
      ...tallyOf(figures.filter((one) => one.span === span)),
    })),
    eventTypes: tallyBy(figures, ({ eventTypeId }) => eventTypeId).map(({ first, ...rest }) => ({
      ...rest,
      title: first.eventType,
    })),
  }
}

/**
 * The same figures per member of a team, each with all meetings that the member took part in. A meeting of several members counts for each of
 * them, organizer or co-host, with the same outcome and lateness, because the history does not say who of them came; whether it ran into the next
 * one is decided by the member's own next meeting. So the rows do not add up to the team's meetings.
 */
export async function readMemberAttendance(
  db: Db,
  { hostIds, timeZone }: Scope & { hostIds: string[] },
  weekCount: number,
  now: number,
): Promise<MemberAttendance[]> {
  const figures = await countAttendance(db, hostIds, pastWeeks(timeZone, weekCount, now), now)
  return tallyBy(figures, ({ hostId }) => hostId).map(({ first, ...rest }) => ({ ...rest, name: first.host }))
}

/** The present week last. */
function pastWeeks(timeZone: string, weekCount: number, now: number): Week[] {
  const present = weekOf(dateInZone(now, timeZone), timeZone)
  return Array.from({ length: weekCount }, (_, index) => shiftWeek(present, index + 1 - weekCount, timeZone))
}

/** Most meetings first. */
function tallyBy(figures: AttendanceFigure[], key: (figure: AttendanceFigure) => string) {
  return [...Map.groupBy(figures, key)]
    .flatMap(([id, own]) => own.slice(0, 1).map((first) => ({ id, first, ...tallyOf(own) })))
    .sort((a, b) => b.ended - a.ended)
}

function tallyOf(figures: AttendanceFigure[]): AttendanceTally {
  const sum = (count: (figure: AttendanceFigure) => number) => figures.reduce((total, one) => total + count(one), 0)
  const [ended, held, notHeld, noShows] = [
    sum((one) => one.ended),
    sum((one) => one.held),
    sum((one) => one.notHeld),
    sum((one) => one.noShows),
  ]
  const known = held + notHeld + noShows
  const timed = sum((one) => one.timed)
  return {
    ...{ ended, held, notHeld, noShows, unknown: ended - known },
    noShowRate: known === 0 ? null : Math.round((100 * noShows) / known),
    late: sum((one) => one.late),
    averageLateness: timed === 0 ? null : Math.round((10 * sum((one) => one.lateMs)) / timed / MINUTE_MS) / 10,
    overruns: sum((one) => one.overruns),
  }
}

export interface BufferAdvice {
  /** Of the event types that get the buffer. */
  overruns: number
  days: number
  minutes: number
}

const ADVICE_DAYS = 30
/** One overrun may be chance. */
const MIN_OVERRUNS = 2
const STEP_MINUTES = 5
const MAX_ADVISED_MINUTES = 60

/** A buffer that would have kept three of four overruns out of the next meeting; null if there is no need for one. */
export async function readBufferAdvice(db: Db, hostId: string, now: number): Promise<BufferAdvice | null> {
  let counted = await findUnguarded(db, hostId, now)
  // Without the event types whose buffer is that long already, fewer overruns may ask for a shorter one.
  while (counted.length >= MIN_OVERRUNS) {
    const minutes = minutesFor(counted)
    const short = counted.filter(({ bufferMinutes }) => bufferMinutes < minutes)
    if (short.length === counted.length) return { overruns: counted.length, days: ADVICE_DAYS, minutes }
    counted = short
  }
  return null
}

function minutesFor(overruns: Overrun[]): number {
  const inOrder = overruns.map(({ overMs }) => overMs).sort((a, b) => a - b)
  const usual = inOrder[Math.ceil(inOrder.length * 0.75) - 1] ?? 0
  return Math.min(MAX_ADVISED_MINUTES, STEP_MINUTES * Math.ceil(usual / MINUTE_MS / STEP_MINUTES))
}

/** The number of a button; null for one that is never advised. @example readAdvisedMinutes('15') // 15 */
export function readAdvisedMinutes(typed: string): number | null {
  for (let minutes = STEP_MINUTES; minutes <= MAX_ADVISED_MINUTES; minutes += STEP_MINUTES)
    if (typed === String(minutes)) return minutes
  return null
}

/**
 * Sets the buffer that the host was shown, also if more overruns are known by now.
 *
 * @returns whether anything was changed: not if the buffers are that long already
 */
export async function takeBufferAdvice(db: Db, hostId: string, minutes: number, now: number): Promise<boolean> {
  const eventTypeIds = [...new Set((await findUnguarded(db, hostId, now)).map(({ eventTypeId }) => eventTypeId))]
  return (await raiseBuffers(db, hostId, { eventTypeIds, minutes }, now)) > 0
}

/** Overruns that the buffer of today would not keep out of the next meeting. */
async function findUnguarded(db: Db, hostId: string, now: number): Promise<Overrun[]> {
  const overruns = await findOverruns(db, hostId, { from: now - ADVICE_DAYS * DAY_MS, until: now })
  return overruns.filter(({ overMs, bufferMinutes }) => overMs > bufferMinutes * MINUTE_MS)
}
