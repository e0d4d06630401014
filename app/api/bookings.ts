import { findBookingOfHost, findBookingsOfHost } from '#db/queries/bookings'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { findHeldBack } from '#db/queries/mail-budgets'
import { FIRST_DATE_BEYOND } from '~/availability/slots/limits'
import { bookingView } from '~/booking/booking-view.server'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import type { AppContext } from '~/http/context.server'
import { invalid, notFoundProblem } from '~/http/problem'
import { addDays, startOfDateInZone } from '~/time/wall-time'
import { requireKey } from './access'
import type { Api } from './api'
import { bookByApi } from './book-by-api'
import { cancelCall, createCall, listCall, readCall } from './booking-calls'
import { pageOf, readCursor } from './cursor'

export function addBookings(api: Api): void {
  api.openapi(createCall, async (c) => {
    const host = requireKey(c)
    const key = c.req.valid('header')['idempotency-key']
    // Text, because a repeated request gets the stored response, byte for byte.
    const text = await bookByApi(c.var, host, c.req.valid('json'), key)
    for (const { recipient } of await heldBackAbout(c.var, text))
      c.header('Foyer-Mail-Held-Back', recipient, { append: true })
    return c.body(text, 201, { 'Content-Type': 'application/json' }) as never
  })

  api.openapi(listCall, async (c) => {
    const host = requireKey(c)
    const { db, now } = c.var
    const { status, from, to, eventType: slug, crmId, limit, cursor } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const eventType = slug === undefined ? undefined : await findEventTypeBySlug(db, host.id, slug)
    if (slug !== undefined && !eventType) return c.json({ data: [], nextCursor: null }, 200)
    const rows = await findBookingsOfHost(db, host.id, {
      now,
      limit: limit + 1,
      ...(status && { status }),
      ...(from && { from: startOf(from, host.timeZone) }),
      ...(to && { until: endOf(to, host.timeZone) }),
      ...(eventType && { eventTypeId: eventType.id }),
      ...(crmId && { crmId }),
      ...(after && { after: { startsAt: after.at, id: after.id } }),
    })
    const { page, nextCursor } = pageOf(rows, limit, ({ starts_at, id }) => [starts_at, id])
    return c.json({ data: page.map((row) => bookingView(c.var, row)), nextCursor }, 200)
  })

  api.openapi(readCall, async (c) => {
    const host = requireKey(c)
    const row = await findBookingOfHost(c.var.db, host.id, c.req.valid('param').id)
    if (!row) throw notFoundProblem()
    return c.json({ data: bookingView(c.var, row) }, 200)
  })

  api.openapi(cancelCall, async (c) => {
    const host = requireKey(c)
    const { db, now, outbox } = c.var
    const { id } = c.req.valid('param')
    const row = await findBookingOfHost(db, host.id, id)
    if (!row) throw notFoundProblem()
    const { reason } = c.req.valid('json')
    const result = await cancelBooking(c.var, row, { actor: { kind: 'api', id: host.id }, reason: reason || null }, now)
    if (!result.ok) throw invalid([{ path: '', message: 'This booking is over and can no longer be cancelled' }])
    outbox.wake()
    const after = await findBookingOfHost(db, host.id, id)
    if (!after) throw notFoundProblem()
    return c.json({ data: bookingView(c.var, after) }, 200)
  })
}

/** Recipients that get no mail about a new booking, because their budget of today is used up (S16). */
async function heldBackAbout({ db, env }: Pick<AppContext, 'db' | 'env'>, answer: string) {
  if (!env.RATE_LIMIT) return []
  const { id, sequence } = (JSON.parse(answer) as { data: { id: string; sequence: number } }).data
  return findHeldBack(db, id, sequence)
}

function startOf(text: string, timeZone: string): number {
  return isDate(text) ? startOfDateInZone(text, timeZone) : Date.parse(text)
}

/** A date includes the whole day, as in `/slots`; an instant is the exclusive end of the range. */
function endOf(text: string, timeZone: string): number {
  if (!isDate(text)) return Date.parse(text)
  // No booking is that late, and the largest date of JavaScript is near.
  return startOfDateInZone(text < FIRST_DATE_BEYOND ? addDays(text, 1) : FIRST_DATE_BEYOND, timeZone)
}

function isDate(text: string): boolean {
  return text.length === 'YYYY-MM-DD'.length
}
