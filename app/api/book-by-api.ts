import type { z } from '@hono/zod-openapi'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findIdempotencyKey, storeAnswer } from '#db/queries/idempotency-keys'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { findMemberChoice } from '~/availability/slots/team-members.server'
import { checkAnswers } from '~/booking/answers'
import { bookingView } from '~/booking/booking-view.server'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { createBooking } from '~/booking/changes/create-booking.server'
import { findEarlierSubmission, submissionOf } from '~/booking/changes/idempotency.server'
import { bookingMessages } from '~/booking/page/messages'
import { type EventType, eventTypeFromRow, offeredDurations } from '~/event-types/event-type'
import { questionsOf } from '~/event-types/question'
import { chargeForMembers } from '~/http/charge-members.server'
import type { AppContext } from '~/http/context.server'
import { invalid, ProblemError } from '~/http/problem'
import { refreshBeforeBooking } from '~/http/refresh-before-booking.server'
import { nearestLocale } from '~/i18n/language-tag'
import { findBookableBySlug } from '~/team/own-and-team-event-types.server'
import { instantText } from '~/time/instants'
import { MINUTE_MS } from '~/time/units'
import { tooMany } from './access'
import type { NewBookingSchema } from './booking-calls'

/**
 * Books for an API client that has the host's key.
 *
 * @param key of the header `Idempotency-Key`; the first response is stored with it, sealed because it contains the manage link
 * @returns the response's body
 * @throws ProblemError for every refusal
 */
export async function bookByApi(
  context: AppContext,
  keyHost: Host,
  request: z.infer<typeof NewBookingSchema>,
  key: string | undefined,
): Promise<string> {
  const { db, dialect, keyring, env, now } = context
  const found = await findBookableBySlug(db, keyHost, { slug: request.eventType, team: request.team })
  if (!found)
    throw invalid([{ path: 'eventType', message: 'is not the slug of an event type of yours or of your team' }])
  const { page: host, row } = found
  const idempotency = key === undefined ? undefined : ({ source: 'api', key, said: request } as const)
  const place = { hostId: host.id, eventTypeId: row.id }
  const earlier = idempotency && (await findEarlierSubmission(db, submissionOf(place, idempotency, request), now))
  if (earlier && !earlier.sameRequest)
    throw refusalOf({ ok: false, reason: 'idempotency_key_reused', manageUrl: '' }, 0)
  if (earlier) return respondOnce(context, earlier)

  const eventType = eventTypeFromRow(row)
  const durations = offeredDurations(eventType)
  const durationMinutes = request.duration ?? durations[0]!
  if (!durations.includes(durationMinutes))
    throw invalid([{ path: 'duration', message: `must be one of ${durations.join(', ')}` }])
  const answers = checkAnswers(
    questionsOf(
      eventType,
      bookingMessages[request.attendee.locale ? nearestLocale(request.attendee.locale) : host.locale].yourPhone,
    ),
    request.answers ?? [],
  )
  if (!answers.ok)
    throw invalid(
      answers.problems.map(({ question, problem }) => ({ path: 'answers', message: `${question}: ${problem}` })),
    )
  if (request.guests?.length && !eventType.guestsAllowed)
    throw invalid([{ path: 'guests', message: 'are not allowed for this event type' }])
  const memberId = await findNamedMember(db, eventType, request.member)
  const decision = await checkBookingLimits(context, host.id, request.attendee.email, ...(request.guests ?? []))
  if (!decision.ok)
    throw tooMany(
      decision.retryAfterSeconds,
      'Very many bookings were made for this host or this address. Try again later.',
    )

  const { attendee } = request
  const start = Date.parse(request.start)
  await refreshBeforeBooking(context, { host, eventType, durationMinutes, now, memberId }, start)
  const result = await createBooking(
    { db, dialect, keyring, env },
    {
      host,
      eventType,
      durationMinutes,
      start,
      attendee: { ...attendee, locale: attendee.locale ?? eventType.language ?? host.locale },
      guests: request.guests ?? [],
      answers: answers.answers,
      attendeePhone: answers.phone,
      notes: request.notes ?? '',
      tracking: request.tracking ?? {},
      metadata: request.metadata ?? {},
      crm: request.crm ?? null,
      memberId,
      actor: { kind: 'api', id: keyHost.id },
      ...(idempotency ? { idempotency } : {}),
    },
    now,
  )
  if (!result.ok) {
    if (result.reason === 'slot_unavailable') await chargeForMembers(context, { host, eventType, memberId })
    throw refusalOf(result, durationMinutes)
  }
  if (!result.repeated) await countBooking(context, host.id, attendee.email, ...(request.guests ?? []))
  context.outbox.wake()
  return respondOnce(context, { bookingId: result.booking.id, keyHash: result.keyHash, row: result.row })
}

/** @throws ProblemError when the event type leaves no choice, or the named member is not to choose */
export async function findNamedMember(
  db: Db,
  eventType: EventType,
  handle: string | undefined,
): Promise<string | null> {
  if (handle === undefined) return null
  const { memberId, unfit } = await findMemberChoice(db, eventType, handle)
  if (unfit || memberId === null)
    throw invalid([{ path: 'member', message: 'is nobody whom this event type lets you choose' }])
  return memberId
}

/** The two reasons of `slot_unavailable`. */
export const TIME_TAKEN = 'Another booking has this time.'
export const TIME_NOT_OFFERED = 'This time is not offered.'

/** The response's body. With a key, every repetition gets the first body, byte for byte. */
async function respondOnce(
  context: AppContext,
  { bookingId, keyHash, row: known }: { bookingId: string; keyHash: string | undefined; row?: BookingDetailsRow },
): Promise<string> {
  const { db, keyring } = context
  const sealContext = `api-answer:${bookingId}`
  const stored = keyHash && (await findIdempotencyKey(db, keyHash, 0))
  if (stored && stored.answer !== null) return keyring.open(stored.answer, sealContext)
  const row = known ?? (await findBooking(db, bookingId))
  if (!row) throw new Error('A booking vanished right after its commit')
  const text = JSON.stringify({ data: bookingView(context, row) })
  if (!keyHash) return text
  // If two respond at once, the first text is stored and both return it.
  await storeAnswer(db, keyHash, keyring.seal(text, sealContext))
  const kept = await findIdempotencyKey(db, keyHash, 0)
  return kept?.answer ? keyring.open(kept.answer, sealContext) : text
}

type Refusal = Exclude<Awaited<ReturnType<typeof createBooking>>, { ok: true }>

function refusalOf(refusal: Refusal, durationMinutes: number): ProblemError {
  switch (refusal.reason) {
    case 'slot_unavailable':
      return new ProblemError({
        code: 'slot_unavailable',
        detail: refusal.taken ? TIME_TAKEN : TIME_NOT_OFFERED,
        alternatives: refusal.alternatives.map((start) => ({
          start: instantText(start),
          end: instantText(start + durationMinutes * MINUTE_MS),
        })),
      })
    case 'idempotency_key_reused':
      return new ProblemError({
        code: 'idempotency_key_reused',
        detail: 'This Idempotency-Key was used within 24 hours with another body. Use a new one for a new booking.',
      })
    case 'duration_not_offered':
      return invalid([{ path: 'duration', message: 'is no longer offered' }])
    // Only for visitors; an API client acts for the host.
    case 'network_share':
    case 'mailbox_share':
    case 'all_share':
    case 'proof_needed':
      return tooMany(60, 'As many bookings are open as one network or address may have with this host.')
    case 'sender_blocked':
      return invalid([{ path: 'attendee.email', message: 'is not accepted here' }])
    case 'quota':
      return tooMany(3_600, 'This host has as many bookings as the operator allows in 24 hours.')
    case 'event_type_gone':
    case 'link_used':
      return invalid([{ path: 'eventType', message: 'is no longer offered' }])
  }
}
