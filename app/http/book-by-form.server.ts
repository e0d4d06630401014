import type { Booking } from '~/booking/booking'
import type { BookingRefusal } from '~/booking/changes/admit-booking.server'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { type CreateBookingResult, createBooking } from '~/booking/changes/create-booking.server'
import { isUnderPressure } from '~/booking/changes/find-pressure.server'
import { type HoldTimeResult, holdTime } from '~/booking/changes/hold-time.server'
import { findBookingOfKey } from '~/booking/changes/idempotency.server'
import type { UnavailableTime } from '~/booking/changes/nearest-slots.server'
import { waitForMeeting } from '~/booking/meetings/wait-for-meeting.server'
import { findAddressSlip, readBookingForm, type TypedDetails } from '~/booking/page/booking-form.server'
import { readSolution } from '~/booking/page/challenge.server'
import { isOnceMore, isTooSoon, readFormToken } from '~/booking/page/form-token.server'
import { readLinkParameters } from '~/booking/page/link-parameters'
import type { BookingFormProblem } from '~/booking/page/messages'
import { proofPath } from '~/booking/proof-links.server'
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
  /** What stands in the field that is not displayed. */
  hiddenField: FormDataEntryValue | null
  /** The challenge that the browser has solved. */
  solution: FormDataEntryValue | null
  /** Whether the visitor chose to confirm by mail. */
  byMail: boolean
  /** The parameters of the page's address. */
  query: URLSearchParams
  /** Of the page. */
  locale: Locale
  /** The visitor's language (BCP 47). */
  languageTag: string
}

export type BookByFormResult =
  /** Without a booking: the time is held, and the path is of the page that waits for the proof of the address. */
  | { ok: true; booking: Booking | null; path: string }
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
      /** The form came too soon or with its hidden field filled in: one more press books. */
      onceMore: boolean
      /** A challenge must be solved first; `again`: a solution was sent. */
      challenge: 'once' | 'again' | null
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
  { start, typed, formToken, hiddenField, solution, byMail, query, locale, languageTag }: SentForm,
): Promise<BookByFormResult> {
  const { db, dialect, keyring, env, now } = context
  const submitted = readBookingForm(typed, eventType, locale)
  const didYouMean = findAddressSlip(typed)
  if (!submitted.ok) return refused(400, { problems: submitted.problems, didYouMean })
  if (didYouMean) return refused(400, { didYouMean })
  const place = { hostId: host.id, eventTypeId: eventType.id }
  const key = readFormToken(keyring, place, formToken, now)
  if (!key) return refused(400, { problems: [{ field: '', problem: 'expired' }] })
  if (env.RATE_LIMIT && looksAutomatic(String(formToken), hiddenField, now))
    return refused(400, { problems: [{ field: '', problem: 'onceMore' }], onceMore: true })
  const { name, email, timeZone, guests, answers, attendeePhone, notes } = submitted.details
  const fromHere = await context.limits.take('create-booking', networksOf(context.clientAddress))
  const decision = fromHere.ok ? await checkBookingLimits(context, host.id, email, ...guests) : fromHere
  if (!decision.ok) return refused(429, { problems: [{ field: '', problem: 'tooMany' }] })

  const { tracking, metadata, crm } = readLinkParameters(query)
  const durationMinutes = chosenDuration(eventType, query)
  const visitorAddress = env.RATE_LIMIT ? context.clientAddress : undefined
  const request = {
    ...{ durationMinutes, start, guests, answers, attendeePhone, notes, tracking, metadata, crm },
    attendee: { name, email, timeZone: timeZone ?? host.timeZone, locale: languageTag },
    ...{ oneTimeLinkId, memberId },
  }
  if (eventType.provesAddress || byMail) {
    const held = await holdTime(
      { db, dialect, keyring },
      { host, eventType, request: { ...request, key, typed }, visitorAddress },
      now,
    )
    if (!held.ok) return refusalOfHold(held)
    context.outbox.wake()
    const page = `/${host.handle}/${eventType.slug}`
    return { ok: true, booking: null, path: proofPath(keyring, page, { id: held.proof.id, kind: 'sent' }) }
  }
  const work = await readSolution(keyring, { ...place, nonce: key }, solution, now)
  const asks = refused(429, {
    problems: [{ field: '', problem: solution ? 'proofNeededAgain' : 'proofNeeded' }],
    challenge: solution ? 'again' : 'once',
  })
  // Asked here as well, so that a flood asks GoTo nothing. What this form has booked stays booked.
  if (visitorAddress !== undefined && !work) {
    const pressed = await isUnderPressure(db, keyring, { hostId: host.id, address: visitorAddress, email }, now)
    if (pressed && !(await findBookingOfKey(db, place, { source: 'form', key }, now))) return asks
  }
  const checked = await refreshBeforeBooking(context, { host, eventType, durationMinutes, memberId, now }, start)
  const result = await createBooking(
    { db, dialect, keyring, env },
    {
      ...{ host, eventType, ...request, work },
      idempotency: { source: 'form', key },
      ...(visitorAddress !== undefined && { visitorAddress }),
    },
    now,
  )
  if (!result.ok) {
    if (result.reason === 'slot_unavailable' && unfit)
      return refused(409, { problems: [{ field: '', problem: 'memberGone' }] })
    if (result.reason === 'proof_needed') return asks
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
  return {
    ...{ problems: [], taken: null, alreadyUsed: null, didYouMean: null, onceMore: false, challenge: null },
    ...why,
    ok: false,
    status,
  }
}

/** One press more is asked of a form once. */
function looksAutomatic(formToken: string, hiddenField: FormDataEntryValue | null, now: number): boolean {
  return !isOnceMore(formToken) && (isTooSoon(formToken, now) || (hiddenField !== null && hiddenField !== ''))
}

function refusalOfHold(result: Exclude<HoldTimeResult, { ok: true }>): Refusal {
  if (result.reason === 'slot_unavailable')
    return refused(409, { taken: { byBooking: true, alternatives: result.alternatives } })
  if (result.reason === 'mail_refused' || result.reason === 'mailed_enough')
    return refused(429, { problems: [{ field: '', problem: 'mailRefused' }] })
  // A form that holds its time anew has no withdrawn proof.
  return refusalFor(result.reason === 'withdrawn' ? 'event_type_gone' : result.reason)
}

function refusalOf(result: Exclude<CreateBookingResult, { ok: true }>): Refusal {
  if (result.reason === 'slot_unavailable')
    return refused(409, { taken: { byBooking: result.taken, alternatives: result.alternatives } })
  if (result.reason === 'idempotency_key_reused')
    return refused(422, { alreadyUsed: new URL(result.manageUrl).pathname })
  return refusalFor(result.reason)
}

function refusalFor(reason: Exclude<BookingRefusal, 'slot_unavailable'>): Refusal {
  switch (reason) {
    case 'link_used':
      throw new Response('Link used', { status: 410 })
    case 'network_share':
      return refused(429, { problems: [{ field: '', problem: 'networkShare' }] })
    case 'mailbox_share':
      return refused(429, { problems: [{ field: '', problem: 'mailboxShare' }] })
    case 'all_share':
      return refused(429, { problems: [{ field: '', problem: 'hostFull' }] })
    case 'proof_needed':
      return refused(429, { problems: [{ field: '', problem: 'proofNeeded' }], challenge: 'once' })
    case 'sender_blocked':
      return refused(409, { problems: [{ field: '', problem: 'notTaken' }] })
    case 'quota':
      return refused(429, { problems: [{ field: '', problem: 'tooMany' }] })
    case 'event_type_gone':
    case 'duration_not_offered':
      return refused(409, { problems: [{ field: '', problem: 'eventGone' }] })
  }
}
