import { findBookingOfHost, findBookingsOfHost, findBookingsOfTeamPage } from '#db/queries/bookings'
import { findHeldBack } from '#db/queries/mail-budgets'
import { findBookingOfManagedTeam } from '#db/queries/team-meetings'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { FIRST_DATE_BEYOND } from '~/availability/slots/limits'
import { bookingView } from '~/booking/booking-view.server'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import type { AppContext } from '~/http/context.server'
import { invalid, notFoundProblem } from '~/http/problem'
import { readMembership } from '~/team/membership.server'
import { findBookableBySlug } from '~/team/own-and-team-event-types.server'
import { may } from '~/team/permissions'
import { readTeamPage } from '~/team/team-page.server'
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
    const { status, from, to, eventType: slug, crmId, team, limit, cursor } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const ofTeam = team === undefined ? null : await requireManagedTeam(db, host, team)
    const eventType = slug === undefined ? undefined : (await findBookableBySlug(db, host, { slug, team }))?.row
    if (slug !== undefined && !eventType) return c.json({ data: [], nextCursor: null }, 200)
    const filter = {
      now,
      limit: limit + 1,
      ...(status && { status }),
      ...(from && { from: startOf(from, host.timeZone) }),
      ...(to && { until: endOf(to, host.timeZone) }),
      ...(eventType && { eventTypeId: eventType.id }),
      ...(crmId && { crmId }),
      ...(after && { after: { startsAt: after.at, id: after.id } }),
    }
    const rows = ofTeam
      ? await findBookingsOfTeamPage(db, ofTeam.id, filter)
      : await findBookingsOfHost(db, host.id, filter)
    const { page, nextCursor } = pageOf(rows, limit, ({ starts_at, id }) => [starts_at, id])
    return c.json({ data: page.map((row) => bookingView(c.var, row)), nextCursor }, 200)
  })

  api.openapi(readCall, async (c) => {
    const host = requireKey(c)
    const { id } = c.req.valid('param')
    const { db } = c.var
    const row = (await findBookingOfHost(db, host.id, id)) ?? (await findBookingOfManagedTeam(db, host.id, id))
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

/** The page of a team whose bookings the caller may see. @throws 422 for any other handle */
async function requireManagedTeam(db: Db, { id }: Host, handle: string): Promise<Host> {
  const membership = await readMembership(db, id)
  const sees = membership !== null && may(membership.role, 'see-meetings')
  const page = sees ? await readTeamPage(db, membership.teamId) : null
  if (page?.host.handle !== handle.toLowerCase())
    throw invalid([{ path: 'team', message: 'is not the handle of a team that you manage' }])
  return page.host
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
