import type { Booking } from '~/booking/booking'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { type CreateBookingResult, createBooking } from '~/booking/changes/create-booking.server'
import type { UnavailableTime } from '~/booking/changes/nearest-slots.server'
import { waitForMeeting } from '~/booking/meetings/wait-for-meeting.server'
import { findAddressSlip, readBookingForm, type TypedDetails } from '~/booking/page/booking-form.server'
import { readFormToken } from '~/booking/page/form-token.server'
import { readLinkParameters } from '~/booking/page/link-parameters'
import type { BookingFormProblem } from '~/booking/page/messages'
import type { Locale } from '~/i18n/locale'
import { networksOf } from '~/limits/client-address.server'
import { chargeForMembers } from './charge-members.server'
import type { AppContext } from './context.server'
import { refreshBeforeBooking } from './refresh-before-booking.server'
import { chosenDuration, type PublicEventType } from './require/require-public.server'

interface SentForm {
  /** Epoch ms. */
  start: number
  typed: TypedDetails
  formToken: FormDataEntryValue | null
  /** The parameters of the page's address. */
  query: URLSearchParams
  /** Of the page. */
  locale: Locale
  /** The visitor's language (BCP 47). */
  languageTag: string
}

export type BookByFormResult =
  | { ok: true; booking: Booking; path: string }
  | {
      ok: false
      status: 400 | 409 | 422 | 429
      problems: { field: string; problem: BookingFormProblem }[]
      /** Nearest free times when the chosen one cannot be booked, and whether another booking took it. */
      taken: UnavailableTime | null
      /** The booking that this same form made before. */
      alreadyUsed: string | null
      /** The address that was surely meant: asked once, before anything is booked. */
      didYouMean: { typed: string; meant: string } | null
    }

/**
 * Books for the visitor who sent the details page's form, and waits a moment for GoTo (E9).
 *
 * @throws 410 for a one-time link that is used up
 */
export async function bookByForm(
  context: AppContext,
  {
    host,
    eventType,
    oneTimeLinkId,
    memberId,
    unfit,
  }: Pick<PublicEventType, 'host' | 'eventType' | 'oneTimeLinkId' | 'memberId' | 'unfit'>,
  { start, typed, formToken, query, locale, languageTag }: SentForm,
): Promise<BookByFormResult> {
  const { db, dialect, keyring, env, now } = context
  const submitted = readBookingForm(typed, eventType, locale)
  const didYouMean = findAddressSlip(typed)
  if (!submitted.ok) return refused(400, { problems: submitted.problems, didYouMean })
  if (didYouMean) return refused(400, { didYouMean })
  const key = readFormToken(keyring, { hostId: host.id, eventTypeId: eventType.id }, formToken, now)
  if (!key) return refused(400, { problems: [{ field: '', problem: 'expired' }] })
  const { name, email, timeZone, guests, answers, attendeePhone, notes } = submitted.details
  const fromHere = await context.limits.take('create-booking', networksOf(context.clientAddress))
  const decision = fromHere.ok ? await checkBookingLimits(context, host.id, email, ...guests) : fromHere
  if (!decision.ok) return refused(429, { problems: [{ field: '', problem: 'tooMany' }] })

  const { tracking, metadata, crm } = readLinkParameters(query)
  const durationMinutes = chosenDuration(eventType, query)
  const checked = await refreshBeforeBooking(context, { host, eventType, durationMinutes, memberId, now }, start)
  const result = await createBooking(
    { db, dialect, keyring, env },
    {
      host,
      eventType,
      durationMinutes,
      start,
      attendee: { name, email, timeZone: timeZone ?? host.timeZone, locale: languageTag },
      ...{ guests, answers, attendeePhone, notes, tracking, metadata, crm, oneTimeLinkId, memberId },
      idempotency: { source: 'form', key },
      ...(env.RATE_LIMIT && { visitorAddress: context.clientAddress }),
    },
    now,
  )
  if (!result.ok) {
    if (result.reason === 'slot_unavailable' && unfit)
      return refused(409, { problems: [{ field: '', problem: 'memberGone' }] })
    if (result.reason === 'slot_unavailable') await chargeForMembers(context, { host, eventType, memberId })
    return refusalOf(result)
  }
  if (!result.repeated) await countBooking(context, host.id, email, ...guests)
  context.outbox.wake()
  // If GoTo did not answer just now, it will hardly answer in the time left (E9).
  const { status } = await context.goto.statusOf(result.booking.hostId)
  if (status === 'connected' && result.booking.status === 'confirmed' && checked.upToDate)
    await waitForMeeting(db, result.booking.id, checked.tookMs)
  return { ok: true, booking: result.booking, path: new URL(result.manageUrl).pathname }
}

type Refusal = Extract<BookByFormResult, { ok: false }>

function refused(status: Refusal['status'], why: Partial<Refusal>): Refusal {
  return { problems: [], taken: null, alreadyUsed: null, didYouMean: null, ...why, ok: false, status }
}

function refusalOf(result: Exclude<CreateBookingResult, { ok: true }>): Refusal {
  switch (result.reason) {
    case 'slot_unavailable':
      return refused(409, { taken: { byBooking: result.taken, alternatives: result.alternatives } })
    case 'link_used':
      throw new Response('Link used', { status: 410 })
    case 'idempotency_key_reused':
      return refused(422, { alreadyUsed: new URL(result.manageUrl).pathname })
    case 'network_share':
    case 'mailbox_share':
      return refused(429, {
        problems: [{ field: '', problem: result.reason === 'network_share' ? 'networkShare' : 'mailboxShare' }],
      })
    case 'sender_blocked':
      return refused(409, { problems: [{ field: '', problem: 'notTaken' }] })
    case 'quota':
      return refused(429, { problems: [{ field: '', problem: 'tooMany' }] })
    case 'event_type_gone':
    case 'duration_not_offered':
      return refused(409, { problems: [{ field: '', problem: 'eventGone' }] })
  }
}
