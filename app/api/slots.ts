import { setImmediate as nextTurn } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import { findDecidingHosts, findOfferedSlots } from '~/availability/slots/find-slots.server'
import { FIRST_DATE_BEYOND } from '~/availability/slots/limits'
import { offeredDurations } from '~/event-types/event-type'
import { findPublicEventType } from '~/http/find-public-event-type.server'
import { invalid, notFoundProblem } from '~/http/problem'
import { charge } from '~/http/share-work.server'
import { priceOfSlots } from '~/limits/prices'
import { instantText } from '~/time/instants'
import { MINUTE_MS } from '~/time/units'
import { addDays, dateInZone, dayNumber, isKnownTimeZone, startOfDateInZone } from '~/time/wall-time'
import { keyHolder, tooMany } from './access'
import type { Api } from './api'
import { findNamedMember } from './book-by-api'
import { etagOf, isUnchanged } from './conditional'
import { answers, call, keyed } from './describe-call'
import { instant } from './shapes'

const MAX_DAYS = 62
const date = z.iso
  .date()
  .refine((text) => text >= '2000-01-01' && text < FIRST_DATE_BEYOND, 'must be between 2000 and 2199')

const SlotsQuery = z.strictObject({
  host: z.string().max(60).openapi({ description: 'The host’s handle', example: 'dana' }),
  eventType: z.string().max(60).openapi({ description: 'The event type’s slug', example: 'intro-call' }),
  from: date.openapi({ description: 'The first day, in `timeZone`', example: '2026-12-03' }),
  to: date.openapi({ description: 'The last day, at most 61 after the first', example: '2026-12-05' }),
  timeZone: z
    .string()
    .max(60)
    .refine(isKnownTimeZone, 'must be an IANA time zone such as Europe/Zurich')
    .optional()
    .openapi({ description: 'In which days are counted; the host’s unless given', example: 'America/New_York' }),
  duration: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of minutes')
    .optional()
    .openapi({ description: 'Minutes, where the event type leaves a choice' }),
  member: z.string().max(60).optional().openapi({
    description: 'The handle of one member of the team, where the event type leaves that choice',
  }),
})

const readSlots = createRoute({
  method: 'get',
  path: '/slots',
  ...call(
    'Free times',
    'listSlots',
    'List free times',
    'By day, for at most 62 days. What is offered here is accepted by `POST /bookings` unless somebody took it meanwhile.',
  ),
  // With a key a host also sees the times of their secret event types.
  ...keyed('read', 'optional'),
  request: { query: SlotsQuery },
  responses: {
    ...answers(
      200,
      'Free times by day; days without any are left out',
      z.record(z.string(), z.array(z.object({ start: instant, end: instant }))),
      {
        example: { '2026-12-03': [{ start: '2026-12-03T14:00:00Z', end: '2026-12-03T14:30:00Z' }] },
        or: ['not_found'],
      },
    ),
    304: { description: 'Nothing has changed since the given ETag' },
  },
})

export function addSlots(api: Api): void {
  api.openapi(readSlots, async (c) => {
    const { db, now } = c.var
    const { host: handle, eventType: slug, from, to, ...given } = c.req.valid('query')
    const days = dayNumber(to) - dayNumber(from) + 1
    if (days < 1) throw invalid([{ path: 'to', message: 'must not be before from' }])
    if (days > MAX_DAYS) throw invalid([{ path: 'to', message: `must be at most ${MAX_DAYS} days from from` }])

    const found = await findPublicEventType(
      c.var,
      { handle, slug, userAgent: c.req.header('user-agent') },
      // Only callers that have the link, and its host, see its times.
      ({ secret }, { id }) => !secret || keyHolder(c)?.id === id,
    )
    if (!found || 'movedTo' in found) throw notFoundProblem()
    const { host, eventType } = found
    const durations = offeredDurations(eventType)
    const durationMinutes = given.duration === undefined ? durations[0]! : Number(given.duration)
    if (!durations.includes(durationMinutes))
      throw invalid([{ path: 'duration', message: `must be one of ${durations.join(', ')}` }])

    const memberId = await findNamedMember(db, eventType, given.member)
    const { hosts } = await findDecidingHosts(db, { ...found, memberId })
    const price = priceOfSlots({ days, stepMinutes: eventType.stepMinutes, hosts: hosts.length })
    const decision = await charge(c.var, price)
    if (!decision.ok) throw tooMany(decision.retryAfterSeconds, 'Ask for fewer days at once, or less often.')

    const timeZone = given.timeZone ?? host.timeZone
    const starts = await findOfferedSlots(db, {
      host,
      eventType,
      memberId,
      durationMinutes,
      now,
      from: startOfDateInZone(from, timeZone),
      until: startOfDateInZone(addDays(to, 1), timeZone),
    })
    const text = await textOf(starts, durationMinutes, timeZone)
    const etag = etagOf(text)
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' }
    if (isUnchanged(c, etag)) return c.body(null, 304, headers)
    // Already text, because the ETag needs it: serialised once.
    return c.body(text, 200, { ...headers, 'Content-Type': 'application/json' }) as never
  })
}

/** After so many slots (a few milliseconds) other requests get their turn. */
const SLOTS_AT_ONCE = 2_000

/**
 * The response, written day by day. Slots are in order, so each date is computed once per day, not once per slot. Where clocks
 * go back across midnight, a date occurs twice.
 */
async function textOf(starts: number[], durationMinutes: number, timeZone: string): Promise<string> {
  const days = new Map<string, string[]>()
  let slots: string[] = []
  let nextDay = Number.NEGATIVE_INFINITY
  for (const [index, start] of starts.entries()) {
    if (index % SLOTS_AT_ONCE === SLOTS_AT_ONCE - 1) await nextTurn()
    if (start >= nextDay) {
      const date = dateInZone(start, timeZone)
      nextDay = startOfDateInZone(addDays(date, 1), timeZone)
      slots = days.get(date) ?? []
      days.set(date, slots)
    }
    slots.push(`{"start":"${instantText(start)}","end":"${instantText(start + durationMinutes * MINUTE_MS)}"}`)
  }
  const text = [...days].map(([date, ofDay]) => `"${date}":[${ofDay.join(',')}]`)
  return `{"data":{${text.join(',')}}}`
}
