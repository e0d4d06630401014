import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { answerCalendarEdit, findCalendarEdit } from '~/calendars/answer-edit.server'
import { bookingOf } from '../fleet'
import { type CalendarWorld, PROCESSES, type Side, setTrouble } from './world'

/** A provider that did not answer several times in a row is left alone for two minutes; leases of a killed process end sooner. */
const REST_WITHIN_MS = 240_000
const LOOK_EVERY_MS = 300
/** Long over: refused, but only after the calendars were read. */
const PAST = '2026-01-05T09:00:00Z'

/**
 * Providers answer again, and nothing waits: jobs that would be tried later are due, accounts are read, and questions about edits are
 * answered by putting events back.
 */
export async function comeToRest(world: CalendarWorld): Promise<void> {
  setTrouble(world, false)
  const began = Date.now()
  let open: unknown
  do {
    await hurry(world)
    await pause(LOOK_EVERY_MS)
    open = await whatIsOpen(world, began)
    if (open === null) return
  } while (Date.now() - began < REST_WITHIN_MS)
  throw new Error(`Not at rest after ${REST_WITHIN_MS / 1000} s: ${JSON.stringify(open)}`)
}

async function hurry({ services, host, fleet, sides }: CalendarWorld): Promise<void> {
  const { db, dialect } = services
  const now = Date.now()
  const accounts = await db.selectFrom('calendar_accounts').select(['id', 'status']).execute()
  for (const { id, status } of accounts)
    if (status === 'reconnect_needed') await sides.find(({ accountId }) => accountId === id)?.reconnect()
  const asked = await db
    .selectFrom('booking_calendar_events')
    .select('booking_id')
    .where('found', 'is not', null)
    .execute()
  for (const { booking_id } of asked)
    if (await findCalendarEdit(db, host.id, booking_id))
      await answerCalendarEdit({ db, dialect }, host.id, booking_id, 'put_back', now)
  await db
    .updateTable('jobs')
    .set({ run_at: now })
    .where('kind', '=', 'calendar-event')
    .where('state', '=', 'queued')
    .where('run_at', '>', now)
    .execute()
  await db
    .updateTable('calendar_accounts')
    .set({ next_check_at: now, paused_until: 0 })
    .where('lease_until', '<=', now)
    .execute()
  // Before it refuses a booking, a process reads what is due, and then wakes its worker.
  for (let process = 0; process < PROCESSES; process++) await fleet.call(host, 'POST', '/bookings', bookingOf(PAST))
}

/** @returns null when everything is in line and was read since */
async function whatIsOpen({ services: { db } }: CalendarWorld, began: number): Promise<unknown> {
  const jobs = await db
    .selectFrom('jobs')
    .select(['id', 'booking_id', 'attempts', 'last_error', 'lease_until'])
    .where('kind', '=', 'calendar-event')
    .where('state', '=', 'queued')
    .execute()
  const accounts = await db
    .selectFrom('calendar_accounts')
    .select(['id', 'provider', 'status', 'error', 'lease_until', 'succeeded_at', 'next_check_at'])
    .execute()
  const found = await db
    .selectFrom('booking_calendar_events')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .select(['booking_id', 'found'])
    .where('found', 'is not', null)
    .where('bookings.status', '=', 'confirmed')
    .execute()
  const lastWrite = await db
    .selectFrom('booking_calendar_events')
    .select(({ fn }) => fn.max('written_at').as('at'))
    .executeTakeFirst()
  const since = Math.max(began, Number(lastWrite?.at ?? 0))
  const unread = accounts.filter(
    ({ status, error, lease_until, succeeded_at, next_check_at }) =>
      status !== 'connected' ||
      error !== null ||
      lease_until > 0 ||
      Number(succeeded_at ?? 0) <= since ||
      // Something has to be read again soon.
      next_check_at < Date.now() + 60_000,
  )
  return jobs.length + unread.length + found.length === 0 ? null : { jobs, accounts: unread, found }
}

/** What holds whenever everything is at rest. */
export async function expectInLine(world: CalendarWorld, story: string): Promise<void> {
  const { services, fleet, host, sides } = world
  const { db } = services
  const bookings = await db.selectFrom('bookings').select(['id', 'status', 'starts_at', 'ends_at']).execute()
  const calendars = await db.selectFrom('calendars').selectAll().execute()
  const receiving = calendars.find(({ receives_bookings }) => receives_bookings === 1)
  const states = await db.selectFrom('booking_calendar_events').selectAll().execute()
  const cancelled = bookings.filter(({ status }) => status !== 'confirmed')
  for (const side of sides) {
    const here = side.calendarId === receiving?.id
    const wanted = here ? bookings.filter(({ status }) => status === 'confirmed') : []
    const there = side.ours()
    const isWrong = ({ id, starts_at }: (typeof bookings)[number]) =>
      there.some(({ start }) => start === starts_at) !== wanted.some((one) => one.id === id)
    const about = [...wanted, ...cancelled].filter(isWrong).map((booking) => ({
      ...booking,
      state: states.find(({ booking_id }) => booking_id === booking.id),
      requests: side.requestsAbout(booking.id, states.find(({ booking_id }) => booking_id === booking.id)?.remote_id),
    }))
    expect(times(there), `events at ${side.kind}, ${story} ${JSON.stringify(about)}`).toEqual(
      times(wanted.map(({ starts_at, ends_at }) => ({ start: starts_at, end: ends_at }))),
    )
    expect(side.touchedForeign(), `${side.kind}, ${story}`).toEqual([])
    const calendar = calendars.find(({ id }) => id === side.calendarId)
    const window = { from: calendar?.window_from ?? 0, until: calendar?.window_until ?? 0 }
    const blocked = side.person.blockedIntervals(window.from, window.until)
    expect(await blockedIn(world, side), `blocked by ${side.kind}, ${story}`).toEqual(blocked)
    const offered = await fleet.slots(host)
    const onBusy = offered.filter((start) => blocked.some((busy) => isDuring(Date.parse(start), busy)))
    expect(onBusy, `offered while ${side.kind} blocks, ${story}`).toEqual([])
  }
  expect(await fleet.breaches(), story).toEqual([])
}

const isDuring = (at: number, { start, end }: { start: number; end: number }) => at >= start && at < end

async function blockedIn({ services }: CalendarWorld, { calendarId }: Side) {
  const rows = await services.db
    .selectFrom('busy_intervals')
    .select(['starts_at', 'ends_at'])
    .where('calendar_id', '=', calendarId)
    .where('blocks', '=', 1)
    .orderBy('starts_at')
    .execute()
  const merged: { start: number; end: number }[] = []
  for (const { starts_at: start, ends_at: end } of rows) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

function times(events: { start: number; end: number }[]): string[] {
  return events.map(({ start, end }) => `${new Date(start).toISOString()}–${new Date(end).toISOString()}`).sort()
}
