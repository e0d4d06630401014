import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { findOfferedSlots } from '~/availability/find-slots.server'
import { readBookingForm, readInstant, type TypedDetails, typedDetails } from '~/booking/booking-form.server'
import bookingStyles from '~/booking/components/booking.css?url'
import { BookingHead } from '~/booking/components/booking-head'
import { CutoffNotes } from '~/booking/components/cutoff-notes'
import { DetailsForm } from '~/booking/components/details-form'
import { PageButtonLink } from '~/booking/components/page-link'
import { HostsWhen, When } from '~/booking/components/when'
import { createBooking } from '~/booking/create-booking.server'
import { issueFormToken, readFormToken } from '~/booking/form-token.server'
import { besides, isFrameAddress } from '~/booking/frame-address'
import { instantText } from '~/booking/instants'
import { carryOn } from '~/booking/link-keys'
import { readLinkParameters } from '~/booking/link-parameters'
import { bookingMessages, type FormProblem } from '~/booking/messages'
import { nearestSlots } from '~/booking/nearest-slots.server'
import { waitForMeeting } from '~/booking/wait-for-meeting.server'
import { afterDeed } from '~/embed/after-deed'
import { useReportSlot } from '~/embed/booking-report'
import { publicLocation } from '~/event-types/location'
import { questionsOf } from '~/event-types/question'
import { countBooking, lookAtBookingLimits } from '~/http/booking-limits.server'
import { networkOf } from '~/http/client-address.server'
import { addressAfterBooking, FORM_TARGET_HEADER } from '~/http/form-target'
import { readFormData } from '~/http/read-form-data.server'
import {
  chosenDuration,
  chosenTimeZone,
  limitRequests,
  publicLocale,
  requirePublicEventType,
} from '~/http/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { BrandStyle } from '~/ui/brand-style'
import { PublicLayout, publicLinks } from '~/ui/public-layout'

export const links: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.eventType.title} · ${data.host.name}` : 'Foyer' },
  { name: 'robots', content: 'noindex' },
]

/** The form of its moment must not come back from a cache: its token would be somebody else's. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const target = loaderHeaders.get(FORM_TARGET_HEADER)
  return { 'Cache-Control': 'private, no-store', ...(target && { [FORM_TARGET_HEADER]: target }) }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { host, eventType } = await requirePublicEventType(request, params, context)
  const query = new URL(request.url).searchParams
  const start = readInstant(query.get('start'))
  if (start === null) throw redirect(besides(request, carryOn(`/${host.handle}/${eventType.slug}`, query)))

  const locale = publicLocale(request, eventType.language)
  const durationMinutes = chosenDuration(eventType, query)
  const slots = { host, eventType, durationMinutes, now: context.now }
  const [offered] = await findOfferedSlots(context.db, { ...slots, from: start, until: start + 1 })
  const prefill = readLinkParameters(query)
  const typed: TypedDetails = { name: prefill.name, email: prefill.email, guests: prefill.guests, notes: prefill.notes }
  eventType.questions.forEach(({ id }, index) => {
    typed[`answer-${id}`] = prefill.answers[index] ?? ''
  })
  const page = {
    reader: { locale },
    host: {
      name: host.name,
      handle: host.handle,
      photoUrl: host.photoUrl,
      brandColor: host.brandColor,
      timeZone: host.timeZone,
    },
    eventType: {
      slug: eventType.slug,
      title: eventType.title,
      description: eventType.description,
      location: publicLocation(eventType.location),
      questions: questionsOf(eventType, bookingMessages[locale].yourPhone),
      guestsAllowed: eventType.guestsAllowed,
      consent: eventType.consentText === '' ? null : { text: eventType.consentText, url: eventType.consentUrl },
      byHost: eventType.confirmation === 'manual',
      cancelCutoffMinutes: eventType.cancelCutoffMinutes,
      rescheduleCutoffMinutes: eventType.rescheduleCutoffMinutes,
    },
    durationMinutes,
    start,
    timeZone: chosenTimeZone(query) ?? host.timeZone,
    formToken: issueFormToken(context.keyring, { hostId: host.id, eventTypeId: eventType.id }, context.now),
    typed,
    gone: offered === start ? null : await nearestSlots(context.db, slots, start),
  }
  // Frames stay where they are.
  const leadsOn = eventType.redirectUrl !== '' && !isFrameAddress(new URL(request.url).pathname)
  return data(page, leadsOn ? { headers: { [FORM_TARGET_HEADER]: new URL(eventType.redirectUrl).origin } } : undefined)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const found = await requirePublicEventType(request, params, context, { usedLinks: 'allow' })
  const { host, eventType, oneTimeLinkId } = found
  const { db, dialect, keyring, env, now, goto, outbox } = context
  const query = new URL(request.url).searchParams
  const form = await readFormData(request)
  const typed = typedDetails(form)
  const locale = publicLocale(request, eventType.language)
  const place = { hostId: host.id, eventTypeId: eventType.id }
  const start = readInstant(form.get('alternative') ?? form.get('start'))
  if (start === null) throw redirect(besides(request, carryOn(`/${host.handle}/${eventType.slug}`, query)))
  const answer = (status: number, outcome: Partial<Outcome>) =>
    data<Outcome>(
      {
        typed,
        start,
        problems: [],
        taken: null,
        alreadyUsed: null,
        formToken: issueFormToken(keyring, place, now),
        ...outcome,
      },
      { status },
    )

  const submitted = readBookingForm(typed, eventType, locale)
  if (!submitted.ok) return answer(400, { problems: submitted.problems })
  const key = readFormToken(keyring, place, form.get('formToken'), now)
  if (!key) return answer(400, { problems: [{ field: '', problem: 'expired' }] })
  const { email } = submitted.details
  const fromHere = await context.limits.take('create-booking', networkOf(context.clientAddress))
  const verdict = fromHere.ok
    ? await lookAtBookingLimits(context, host.id, email, ...submitted.details.guests)
    : fromHere
  if (!verdict.ok) return answer(429, { problems: [{ field: '', problem: 'tooMany' }] })

  const { timeZone, answers, attendeePhone, guests, notes, name } = submitted.details
  const { tracking, metadata, crm } = readLinkParameters(query)
  const { status } = await goto.statusOf(host.id)
  const checked = await context.busy.freshenForBooking(host.id)
  const result = await createBooking(
    { db, dialect, keyring, appUrl: env.APP_URL },
    {
      host,
      eventType,
      durationMinutes: chosenDuration(eventType, query),
      start,
      attendee: { name, email, timeZone: timeZone ?? host.timeZone, locale },
      ...{ guests, answers, attendeePhone, notes, tracking, metadata, crm, oneTimeLinkId },
      idempotency: { door: 'form', key },
    },
    now,
  )
  if (result.ok) {
    if (!result.repeated) await countBooking(context, host.id, email, ...guests)
    outbox.wake()
    // A GoTo that was silent just now will not answer in what is left of the attendee's patience (E9).
    if (status === 'connected' && result.booking.status === 'confirmed' && checked.answered)
      await waitForMeeting(db, result.booking.id, checked.tookMs)
    const { pathname } = new URL(result.manageUrl)
    if (eventType.redirectUrl !== '' && !isFrameAddress(new URL(request.url).pathname))
      return redirect(addressAfterBooking(eventType.redirectUrl, result.booking.id))
    return redirect(afterDeed(request, pathname, 'booked'))
  }
  switch (result.reason) {
    case 'slot_unavailable':
      return answer(409, { taken: result.alternatives })
    case 'link_used':
      throw new Response('Link used', { status: 410 })
    case 'idempotency_key_reused':
      return answer(422, { alreadyUsed: new URL(result.manageUrl).pathname })
    default:
      return answer(409, { problems: [{ field: '', problem: 'eventGone' }] })
  }
}

interface Outcome {
  typed: TypedDetails
  start: number
  /** A fresh one: the one that was sent may have been too old. */
  formToken: string
  problems: { field: string; problem: FormProblem }[]
  /** Nearest free times when the chosen one was taken. */
  taken: number[] | null
  /** The booking that this very form has made before. */
  alreadyUsed: string | null
}

export default function DetailsPage() {
  const loaded = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(bookingMessages)
  const { host, eventType, durationMinutes, timeZone } = loaded
  const start = outcome?.start ?? loaded.start
  useReportSlot(start)
  const span = { startsAt: start, endsAt: start + durationMinutes * 60_000, timeZone }
  return (
    <PublicLayout width="wide">
      <BrandStyle color={query.get('primary_color') ?? host.brandColor} />
      <div className="booking">
        <div className="details">
          <div className="details-summary">
            <BookingHead host={host} eventType={eventType} durationMinutes={durationMinutes} />
            <dl className="booking-summary">
              <dt>{t.outcome.when}</dt>
              <dd>
                <When {...span} />
              </dd>
              <HostsWhen {...span} host={host} />
            </dl>
            <CutoffNotes
              startsAt={start}
              rescheduleUntil={start - eventType.rescheduleCutoffMinutes * 60_000}
              cancelUntil={start - eventType.cancelCutoffMinutes * 60_000}
              timeZone={timeZone}
            />
            <PageButtonLink variant="quiet" icon="arrowLeft" to={backTo(loaded, query)}>
              {t.back}
            </PageButtonLink>
          </div>
          <section aria-labelledby="details-head">
            <h2 id="details-head">{t.details}</h2>
            {outcome?.alreadyUsed ? (
              <AlreadyUsed bookingPath={outcome.alreadyUsed} anew={backTo(loaded, query)} />
            ) : (
              <DetailsForm
                action={`?${query}`}
                formToken={outcome?.formToken ?? loaded.formToken}
                start={instantText(start)}
                timeZone={timeZone}
                questions={eventType.questions}
                guestsAllowed={eventType.guestsAllowed}
                consent={eventType.consent}
                hint={eventType.byHost ? t.byHost(host.name) : null}
                typed={outcome?.typed ?? loaded.typed}
                problems={outcome?.problems ?? []}
                taken={takenOf(outcome?.taken, loaded.gone, t.taken)}
              />
            )}
            <p className="booking-privacy">{t.privacy(host.name)}</p>
          </section>
        </div>
      </div>
    </PublicLayout>
  )
}

function AlreadyUsed({ bookingPath, anew }: { bookingPath: string; anew: string }) {
  const t = useMessages(bookingMessages).alreadyUsed
  return (
    <Alert
      tone="warning"
      title={t.title}
      actions={
        <>
          <PageButtonLink variant="primary" to={bookingPath}>
            {t.see}
          </PageButtonLink>
          <PageButtonLink to={anew}>{t.again}</PageButtonLink>
        </>
      }
    >
      {t.text}
    </Alert>
  )
}

/** Lost in the race just now, or gone already when the page was opened. */
function takenOf(
  lost: number[] | null | undefined,
  gone: number[] | null,
  words: { title: string; gone: string },
): { title: string; alternatives: number[] } | null {
  if (lost) return { title: words.title, alternatives: lost }
  return lost === undefined && gone ? { title: words.gone, alternatives: gone } : null
}

function backTo(
  {
    host,
    eventType,
    start,
    timeZone,
  }: { host: { handle: string }; eventType: { slug: string }; start: number; timeZone: string },
  query: URLSearchParams,
): string {
  // Formatted as an ISO date, in the zone in which it was chosen.
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(start)
  return carryOn(`/${host.handle}/${eventType.slug}`, query, { month: date.slice(0, 7), date })
}
