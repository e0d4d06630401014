import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAddressProof } from '#db/queries/address-proofs'
import { publicHost } from '~/accounts/host'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { answerField } from '~/booking/answer-field'
import { isUnderPressure } from '~/booking/changes/find-pressure.server'
import type { HeldRequest } from '~/booking/changes/hold-time.server'
import { findUnavailable, type UnavailableTime } from '~/booking/changes/nearest-slots.server'
import { changeableUntil } from '~/booking/cutoffs'
import { ATTEMPT_KEY } from '~/booking/page/attempt'
import { BOOKING_FORM, readInstant, type TypedDetails, typedDetails } from '~/booking/page/booking-form.server'
import { issueChallenge } from '~/booking/page/challenge.server'
import { BookingHead } from '~/booking/page/components/booking-head'
import { CutoffNotes } from '~/booking/page/components/cutoff-notes'
import { type AskedChallenge, DetailsForm } from '~/booking/page/components/details-form'
import { FrameReport } from '~/booking/page/components/frame-report'
import { ZoneScript } from '~/booking/page/components/inline-script'
import { PageButtonLink } from '~/booking/page/components/page-link'
import { usePageQuery } from '~/booking/page/components/page-query'
import { HostsWhenList, When } from '~/booking/page/components/when'
import { HIDDEN_FIELD, PROOF_KEY, SOLUTION_FIELD } from '~/booking/page/form-fields'
import { type FormPlace, issueFormToken, readFormToken } from '~/booking/page/form-token.server'
import { isFrameAddress, keepFrame } from '~/booking/page/frame-address'
import { carryInLink, withLinkParams } from '~/booking/page/link-keys'
import { readLinkParameters } from '~/booking/page/link-parameters'
import { bookingMessages } from '~/booking/page/messages'
import { redirectAfterAction } from '~/booking/page/redirect-after-action'
import { readProofToken } from '~/booking/proof-links.server'
import { prefilledAnswer } from '~/booking/read-answer'
import { type EventType, publicEventType } from '~/event-types/event-type'
import { questionsOf } from '~/event-types/question'
import { bookByForm } from '~/http/book-by-form.server'
import { findBookedPath, ownAttempt, wantsAttempt } from '~/http/booking-attempt.server'
import { chargeForMembers } from '~/http/charge-members.server'
import type { AppContext } from '~/http/context.server'
import { addressAfterBooking, FORM_TARGET_HEADER } from '~/http/form-target'
import { readFormData } from '~/http/read-form-data.server'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { redirect, replace } from '~/http/redirect.server'
import {
  chosenDuration,
  chosenTimeZone,
  limitRequests,
  publicLocale,
  requirePublicEventType,
  visitorsLanguageTag,
} from '~/http/require/require-public.server'
import { showAgain } from '~/http/shown-again'
import { useMessages } from '~/i18n/locale'
import { PublicLayout } from '~/layouts/public-layout'
import { instantText } from '~/time/instants'
import { MINUTE_MS } from '~/time/units'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { BrandStyle } from '~/ui/brand-style'
import { pageLocaleOf, pageTitle } from '~/ui/page-title'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  {
    title: data
      ? pageTitle(bookingMessages[pageLocaleOf(matches)].details, data.eventType.title, data.host.name)
      : 'Foyer',
  },
  { name: 'robots', content: 'noindex' },
]

/** The form must not come from a cache: its token would be another visitor's. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const target = loaderHeaders.get(FORM_TARGET_HEADER)
  return { 'Cache-Control': 'private, no-store', ...(target && { [FORM_TARGET_HEADER]: target }) }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  await leadToBooking(request, params, context)
  const found = await requirePublicEventType(request, params, context)
  const { host, eventType, members, memberId, unfit } = found
  const url = new URL(request.url)
  const query = url.searchParams
  const start = readInstant(query.get('start'))
  if (start === null) throw redirect(keepFrame(request.url, withLinkParams(`/${host.handle}/${eventType.slug}`, query)))
  const place = { hostId: host.id, eventTypeId: eventType.id }
  const attempt = ownAttempt(request)
  const known = attempt !== null && readFormToken(context.keyring, place, attempt, context.now) !== null
  const formToken = known ? attempt : issueFormToken(context.keyring, place, context.now)
  if (wantsAttempt(request)) {
    query.set(ATTEMPT_KEY, formToken)
    throw redirect(url.pathname + url.search)
  }

  const locale = publicLocale(request, eventType.language)
  const durationMinutes = chosenDuration(eventType, query)
  const slots = { host, eventType, durationMinutes, memberId, now: context.now }
  const offered = await isOffered(context, slots, start)
  const page = {
    reader: readerOfRequest(request, locale),
    host: publicHost(host),
    memberName: members.find(({ id }) => id === memberId)?.name ?? null,
    eventType: {
      ...publicEventType(eventType),
      questions: questionsOf(eventType, bookingMessages[locale].yourPhone),
      guestsAllowed: eventType.guestsAllowed,
      consent: eventType.consentText === '' ? null : { text: eventType.consentText, url: eventType.consentUrl },
      byHost: eventType.confirmation === 'manual',
      provesAddress: eventType.provesAddress,
    },
    durationMinutes,
    start,
    until: changeableUntil(
      { startsAt: start, endsAt: start + durationMinutes * MINUTE_MS },
      { cancelMinutes: eventType.cancelCutoffMinutes, rescheduleMinutes: eventType.rescheduleCutoffMinutes },
    ),
    timeZone: chosenTimeZone(query) ?? host.timeZone,
    zoneGuessed: chosenTimeZone(query) === null,
    formToken,
    typed: (await typedBefore(context, place, query)) ?? prefilled(eventType, query),
    leadsOn: leadsOn(eventType, request),
    limited: context.env.RATE_LIMIT,
    memberUnavailable: unfit,
    gone: offered || unfit ? null : await findOthers(context, slots, start),
    challenge: (await isAsked(context, found)) ? await challengeOf(context, place, formToken) : null,
  }
  if (!page.leadsOn) return data(page)
  return data(page, { headers: { [FORM_TARGET_HEADER]: new URL(eventType.redirectUrl).origin } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const found = await requirePublicEventType(request, params, context, { usedLinks: 'allow' })
  const { host, eventType } = found
  const query = new URL(request.url).searchParams
  const form = await readFormData(request, BOOKING_FORM)
  const typed = typedDetails(form)
  const start = readInstant(form.get('alternative') ?? form.get('start'))
  if (start === null) throw redirect(keepFrame(request.url, withLinkParams(`/${host.handle}/${eventType.slug}`, query)))

  const locale = publicLocale(request, eventType.language)
  const sent = {
    start,
    typed,
    formToken: form.get('formToken'),
    hiddenField: form.get(HIDDEN_FIELD),
    solution: form.get(SOLUTION_FIELD),
    byMail: form.get('proof') === 'mail',
    query,
    locale,
    languageTag: visitorsLanguageTag(request, locale),
  }
  const result = await bookByForm(context, found, sent)
  if (result.ok) {
    if (!result.booking) return redirect(redirectAfterAction(request.url, result.path, null))
    return redirect(
      leadsOn(eventType, request)
        ? addressAfterBooking(eventType.redirectUrl, result.booking.id)
        : redirectAfterAction(request.url, result.path, 'booked'),
    )
  }
  // A new token: the sent one may have been too old.
  const { ok: _ok, status, challenge: asked, onceMore, ...refusal } = result
  const place = { hostId: host.id, eventTypeId: eventType.id }
  const formToken = issueFormToken(context.keyring, place, context.now, { onceMore: onceMore || asked !== null })
  const challenge: AskedChallenge | null =
    asked !== null || (await isAsked(context, found))
      ? { ...(await challengeOf(context, place, formToken)), asked: asked ?? 'not_yet' }
      : null
  return data({ typed: showAgain(typed).typed, start, formToken, challenge, onceMore, ...refusal }, { status })
}

/** Whether the form needs a solved challenge, as far as that is known before it is sent. */
async function isAsked(
  { db, keyring, env, clientAddress, now }: AppContext,
  { host, eventType }: { host: { id: string }; eventType: EventType },
): Promise<boolean> {
  if (!env.RATE_LIMIT || eventType.provesAddress) return false
  return isUnderPressure(db, keyring, { hostId: host.id, address: clientAddress, email: null }, now)
}

async function challengeOf({ keyring, now }: AppContext, place: FormPlace, formToken: string): Promise<AskedChallenge> {
  const [nonce = ''] = formToken.split('.')
  return { json: JSON.stringify(await issueChallenge(keyring, { ...place, nonce }, now)), asked: 'not_yet' }
}

/** What a visitor who goes back to change the details had typed. */
async function typedBefore({ db, keyring }: AppContext, place: FormPlace, query: URLSearchParams) {
  const link = readProofToken(keyring, query.get(PROOF_KEY) ?? '')
  const proof = link?.kind === 'sent' ? await findAddressProof(db, link.id) : undefined
  if (proof?.host_id !== place.hostId || proof.event_type_id !== place.eventTypeId) return null
  return (JSON.parse(proof.request) as HeldRequest).typed
}

/** As the page of times remembers them: the form's own check, in its transaction, decides. */
async function isOffered(
  { db, findOnce = (_key, find) => find() }: AppContext,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  start: number,
): Promise<boolean> {
  const { host, eventType, durationMinutes, memberId } = slots
  const key = JSON.stringify(['time', host.id, eventType.id, durationMinutes, memberId, start])
  const [offered] = await findOnce(key, () => findOfferedSlots(db, { ...slots, from: start, until: start + 1 }))
  return offered === start
}

async function findOthers(context: AppContext, slots: Omit<SlotRequest, 'from' | 'until'>, start: number) {
  await chargeForMembers(context, slots)
  return findUnavailable(context.db, slots, start)
}

/** A visitor who goes back to a form that has booked gets the booking (B4), also after a one-time link is used up. */
async function leadToBooking(request: Request, params: LoaderFunctionArgs['params'], context: AppContext) {
  if (ownAttempt(request) === null) return
  const { host, eventType } = await requirePublicEventType(request, params, context, { usedLinks: 'allow' })
  const place = { hostId: host.id, eventTypeId: eventType.id }
  const path = await findBookedPath(context, place, request, context.now)
  if (path !== null) throw replace(redirectAfterAction(request.url, path, null))
}

/** The link's values for the fields. */
function prefilled({ questions }: EventType, query: URLSearchParams): TypedDetails {
  const { name, email, guests, notes, answers } = readLinkParameters(query)
  const answered = questions.map((question, index) => [
    answerField(question.id),
    prefilledAnswer(question, answers[index] ?? []),
  ])
  return { name, email, guests, notes, ...Object.fromEntries(answered) }
}

/** Whether the booking leads to the host's own page; frames stay where they are. */
function leadsOn({ redirectUrl }: EventType, request: Request): boolean {
  return redirectUrl !== '' && !isFrameAddress(new URL(request.url).pathname)
}

export default function DetailsPage() {
  const loaded = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { query } = usePageQuery()
  const t = useMessages(bookingMessages)
  const { host, eventType, durationMinutes, timeZone } = loaded
  const start = outcome?.start ?? loaded.start
  const span = { startsAt: start, endsAt: start + durationMinutes * MINUTE_MS, timeZone }
  return (
    <PublicLayout width="wide">
      <BrandStyle color={query.get('primary_color') ?? host.brandColor} />
      <FrameReport event="slot-selected" payload={{ start: instantText(start) }} />
      <div className="booking">
        <div className="details" data-zone-guessed={!outcome && loaded.zoneGuessed ? timeZone : undefined}>
          {/* A returned form holds the typed values: it stays. */}
          {!outcome && <ZoneScript timeZone={timeZone} guessed={loaded.zoneGuessed} />}
          <div className="details-summary">
            <BookingHead host={host} eventType={eventType} durationMinutes={durationMinutes} />
            {/* It stays in sight on phones, while the form is filled in. */}
            <dl className="booking-summary chosen-time">
              <dt>{t.outcome.when}</dt>
              <dd>
                <When {...span} />
              </dd>
              {loaded.memberName !== null && (
                <>
                  <dt>{t.member}</dt>
                  <dd>{loaded.memberName}</dd>
                </>
              )}
            </dl>
            <HostsWhenList {...span} host={host} />
            <PageButtonLink variant="quiet" icon="arrowLeft" to={backTo(loaded, query)}>
              {t.back}
            </PageButtonLink>
            <CutoffNotes startsAt={start} until={loaded.until} timeZone={timeZone} />
          </div>
          <section aria-labelledby="details-head">
            <h2 id="details-head">{t.details}</h2>
            {loaded.memberUnavailable && !outcome && <Alert tone="info">{t.memberUnavailable}</Alert>}
            {outcome?.alreadyUsed ? (
              <AlreadyUsed bookingPath={outcome.alreadyUsed} anotherTime={backTo(loaded, query)} />
            ) : (
              <DetailsForm
                action={`?${query}`}
                formToken={outcome?.formToken ?? loaded.formToken}
                start={instantText(start)}
                timeZone={timeZone}
                questions={eventType.questions}
                guestsAllowed={eventType.guestsAllowed}
                consent={eventType.consent}
                byHost={eventType.byHost}
                hostName={host.name}
                typed={outcome?.typed ?? loaded.typed}
                problems={outcome?.problems ?? []}
                leadsOn={loaded.leadsOn}
                taken={takenOf(outcome?.taken, loaded.gone, t.taken)}
                didYouMean={outcome?.didYouMean ?? null}
                challenge={outcome ? outcome.challenge : loaded.challenge}
                hiddenField={!outcome?.onceMore}
                limited={loaded.limited}
                provesAddress={eventType.provesAddress}
              />
            )}
            <p className="booking-privacy">{t.privacy(host.name)}</p>
          </section>
        </div>
      </div>
    </PublicLayout>
  )
}

function AlreadyUsed({ bookingPath, anotherTime }: { bookingPath: string; anotherTime: string }) {
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
          <PageButtonLink to={anotherTime}>{t.again}</PageButtonLink>
        </>
      }
    >
      {t.text}
    </Alert>
  )
}

/** Taken by another visitor just now, or already when the page was opened, or never offered. */
function takenOf(
  lost: UnavailableTime | null | undefined,
  gone: UnavailableTime | null,
  words: { title: string; gone: string; notOffered: string },
): { title: string; alternatives: number[] } | null {
  const title = ({ byBooking }: UnavailableTime, taken: string) => (byBooking ? taken : words.notOffered)
  if (lost) return { title: title(lost, words.title), alternatives: lost.alternatives }
  return lost === undefined && gone ? { title: title(gone, words.gone), alternatives: gone.alternatives } : null
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
  // Without a month: a day of two months is shown where there is more to choose from.
  return carryInLink(`/${host.handle}/${eventType.slug}`, query, { date: dateInZone(start, timeZone) })
}
