import createClient from 'openapi-fetch'
// Generated from the description while the test runs, and type-checked there together with this file.
import type { components, paths } from './foyer'

type Booking = components['schemas']['Booking']

export interface Journey {
  slots: string[]
  booked: Booking
  moved: Booking
  cancelled: Booking
  upcoming: Booking[]
  refusal: { status: number; code: string; alternatives: number }
}

/** A first integration, written as its author would: hours, free times, book, move, cancel. */
export async function runJourney(origin: string, key: string, days: { from: string; to: string }): Promise<Journey> {
  const headers = { Authorization: `Bearer ${key}` }
  const foyer = createClient<paths>({ baseUrl: `${origin}/api/v1`, headers })
  const me = await foyer.GET('/me')
  if (me.error) throw new Error(me.error.detail)
  const { handle, timeZone } = me.data.data

  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '10:00', end: '12:00' }))
  const hours = await foyer.PUT('/availability', { body: { timeZone, weekly, overrides: [] } })
  if (hours.error) throw new Error(hours.error.detail)

  const query = { host: handle, eventType: 'intro-call', ...days }
  const free = await foyer.GET('/slots', { params: { query } })
  if (free.error) throw new Error(free.error.detail)
  const slots = Object.values(free.data.data)
    .flat()
    .map(({ start }) => start)
  const [first = '', second = ''] = slots

  const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York' }
  const params = { header: { 'idempotency-key': 'journey' } }
  const body = {
    eventType: 'intro-call',
    start: first,
    attendee,
    crm: { system: 'hubspot', type: 'contact', id: '151' },
  }
  const booked = await foyer.POST('/bookings', { params, body })
  if (booked.error) throw new Error(booked.error.detail)
  const path = { id: booked.data.data.id }

  const taken = await foyer.POST('/bookings', { body })
  if (!taken.error) throw new Error('A taken time was booked twice')
  const { status, code, alternatives = [] } = taken.error

  const moved = await foyer.POST('/bookings/{id}/reschedule', { params: { path }, body: { start: second } })
  if (moved.error) throw new Error(moved.error.detail)
  const cancelled = await foyer.POST('/bookings/{id}/cancellation', {
    params: { path },
    body: { reason: 'Ada is ill.' },
  })
  if (cancelled.error) throw new Error(cancelled.error.detail)
  const upcoming = await foyer.GET('/bookings', { params: { query: { status: 'upcoming', crmId: '151' } } })
  if (upcoming.error) throw new Error(upcoming.error.detail)

  return {
    slots,
    booked: booked.data.data,
    moved: moved.data.data,
    cancelled: cancelled.data.data,
    upcoming: upcoming.data.data,
    refusal: { status, code, alternatives: alternatives.length },
  }
}
