import { randomUUID } from 'node:crypto'
import { pickOf } from '#tests/setup/seeded-random'
import type { HeldEvent, Shows } from '#tests/simulators/calendars/person-calendars'
import { chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { bookingOf } from '../fleet'
import type { CalendarWorld, Side } from './world'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SHOWS: Shows[] = ['busy', 'free', 'tentative']
const ZONES = ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'UTC']
const MAX_BOOKINGS = 14
const MAX_FOREIGN = 40
/** Days from now in which everything happens; all bookings are still to come when a run is at rest. */
const DAYS = { from: 4, until: 18 }

/** What was picked is not possible at this moment. */
const NOTHING = 'nothing'

type Act = (world: CalendarWorld) => string | Promise<string>

/** Each as likely as it stands here. */
const ACTS: Act[] = [
  ...[add, add, move, makeRecurring, changeOccurrence, changeOccurrence, decline, show, remove],
  ...[book, book, book, moveBooking, moveBooking, cancelBooking],
  ...[editOurs, loseSomething, lookAtPage, receiveElsewhere],
]

/** Does one thing at random, and counts it. A process may be killed meanwhile: what became of a request is then unknown. */
export async function oneOperation(world: CalendarWorld): Promise<void> {
  let done = NOTHING
  while (done === NOTHING) done = await pickOf(world.random, ACTS)(world)
  world.tally[done] = (world.tally[done] ?? 0) + 1
}

const sideOf = ({ sides, random }: CalendarWorld): Side => pickOf(random, sides)

function foreign({ person }: Side): HeldEvent[] {
  return [...person.events.values()].filter(({ byApp, deleted }) => !byApp && !deleted)
}

function onOne(world: CalendarWorld, name: string, fits: (event: HeldEvent) => boolean, act: OnEvent): string {
  const side = sideOf(world)
  const events = foreign(side).filter(fits)
  if (events.length === 0) return NOTHING
  act(side, pickOf(world.random, events))
  return name
}
type OnEvent = (side: Side, event: HeldEvent) => void

const isSingle = ({ repeat, allDay }: HeldEvent) => !repeat && !allDay

function add(world: CalendarWorld): string {
  const { random } = world
  const side = sideOf(world)
  if (foreign(side).length >= MAX_FOREIGN) return remove(world)
  if (random() < 0.15) {
    const date = new Date(Date.now() + (DAYS.from + Math.floor(random() * 12)) * DAY_MS).toISOString().slice(0, 10)
    side.person.add({ date, days: 1 + Math.floor(random() * 2), shows: pickOf(random, SHOWS) })
    return 'foreign event of whole days'
  }
  side.person.add({ ...someTime(random), timeZone: pickOf(random, ZONES), shows: pickOf(random, SHOWS) })
  return 'foreign event'
}

function someTime(random: () => number): { start: number; end: number } {
  const hours = DAYS.from * 24 + random() * 24 * (DAYS.until - DAYS.from)
  const start = Math.floor(Date.now() / HOUR_MS + hours) * HOUR_MS
  return { start, end: start + (1 + Math.floor(random() * 6)) * (HOUR_MS / 2) }
}

function move(world: CalendarWorld): string {
  return onOne(world, 'foreign event moved', isSingle, ({ person }, { id }) => person.move(id, someTime(world.random)))
}

function makeRecurring(world: CalendarWorld): string {
  return onOne(world, 'foreign event made recurring', isSingle, ({ person }, { id }) => {
    const every = world.random() < 0.5 ? 'day' : 'week'
    person.makeRecurring(id, { every, interval: 1, count: 2 + Math.floor(world.random() * 4) })
  })
}

function changeOccurrence(world: CalendarWorld): string {
  const { random } = world
  const isSeries = ({ repeat }: HeldEvent) => repeat !== null
  return onOne(world, 'one of a series changed', isSeries, ({ person }, event) => {
    const at = pickOf(random, person.occurrencesOf({ ...event, exceptions: new Map() })).startsAt
    if (random() < 0.4 || event.allDay) person.changeOccurrence(event.id, at, { cancelled: true })
    else person.changeOccurrence(event.id, at, { cancelled: false, ...someTime(random) })
  })
}

function decline(world: CalendarWorld): string {
  return onOne(
    world,
    'foreign event declined',
    () => true,
    ({ person }, { id }) => person.answer(id, 'declined'),
  )
}

function show(world: CalendarWorld): string {
  return onOne(
    world,
    'foreign event shown otherwise',
    () => true,
    ({ person }, { id }) => person.show(id, pickOf(world.random, SHOWS)),
  )
}

function remove(world: CalendarWorld): string {
  return onOne(
    world,
    'foreign event removed',
    () => true,
    ({ person }, { id }) => person.remove(id),
  )
}

async function slotsOf({ fleet, host }: CalendarWorld): Promise<string[]> {
  const limit = Date.now() + DAYS.until * DAY_MS
  // Every other time, so that many meetings find a place.
  const slots = await fleet.slots(host).catch(() => [])
  return slots.filter((start, index) => index % 2 === 0 && Date.parse(start) < limit)
}

function confirmedOf({ services }: CalendarWorld) {
  return services.db
    .selectFrom('bookings')
    .select(['id', 'starts_at', 'ends_at'])
    .where('status', '=', 'confirmed')
    .orderBy('id')
    .execute()
}

/** A process that was killed answers nothing; whoever asked does not know what was done. */
async function said(name: string, call: Promise<{ status: number }>): Promise<string> {
  const status = await call.then(
    (answer) => answer.status,
    () => null,
  )
  if (status === null) return `${name}: no answer`
  return status < 300 ? name : `${name}: ${status}`
}

async function book(world: CalendarWorld): Promise<string> {
  const { fleet, host, random } = world
  const [confirmed, slots] = await Promise.all([confirmedOf(world), slotsOf(world)])
  if (slots.length === 0 || confirmed.length >= MAX_BOOKINGS) return cancelBooking(world)
  const booking = bookingOf(pickOf(random, slots), `ada${Math.floor(random() * 1e9)}`)
  return said('booked', fleet.call(host, 'POST', '/bookings', booking, { 'Idempotency-Key': randomUUID() }))
}

async function moveBooking(world: CalendarWorld): Promise<string> {
  const { fleet, host, random } = world
  const [confirmed, slots] = await Promise.all([confirmedOf(world), slotsOf(world)])
  if (confirmed.length === 0 || slots.length === 0) return NOTHING
  const { id } = pickOf(random, confirmed)
  const start = pickOf(random, slots)
  return said('booking moved', fleet.call(host, 'POST', `/bookings/${id}/reschedule`, { start }))
}

async function cancelBooking(world: CalendarWorld): Promise<string> {
  const { fleet, host, random } = world
  const confirmed = await confirmedOf(world)
  if (confirmed.length === 0) return NOTHING
  const { id } = pickOf(random, confirmed)
  return said('booking cancelled', fleet.call(host, 'POST', `/bookings/${id}/cancellation`, {}))
}

/** The owner moves or deletes an event of ours. */
function editOurs(world: CalendarWorld): string {
  const side = sideOf(world)
  const ours = side.ours()
  if (ours.length === 0) return NOTHING
  const { id } = pickOf(world.random, ours)
  if (world.random() < 0.5) side.removeOurs(id)
  else side.moveOurs(id, someTime(world.random))
  return 'event of ours edited'
}

function loseSomething(world: CalendarWorld): string {
  const side = sideOf(world)
  if (world.random() < 0.5) {
    side.loseSync()
    return 'sync state lost'
  }
  side.loseTokens()
  return 'tokens expired'
}

async function lookAtPage(world: CalendarWorld): Promise<string> {
  return (await slotsOf(world)).length > 0 ? 'page viewed' : 'page viewed: nothing free'
}

async function receiveElsewhere(world: CalendarWorld): Promise<string> {
  const { services, host, random } = world
  // Seldom: all events move.
  if (random() > 0.25) return lookAtPage(world)
  await chooseReceivingCalendar(services, host.id, sideOf(world).calendarId, Date.now())
  services.outbox.wake()
  return 'another calendar receives'
}
