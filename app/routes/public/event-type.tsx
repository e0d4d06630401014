import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publicHost } from '~/accounts/host'
import { BookingHead } from '~/booking/page/components/booking-head'
import { FrameReport } from '~/booking/page/components/frame-report'
import { MemberChoice } from '~/booking/page/components/member-choice'
import { usePageQuery } from '~/booking/page/components/page-query'
import { SlotPicker } from '~/booking/page/components/slot-picker'
import { isFrameAddress } from '~/booking/page/frame-address'
import { linkPreview } from '~/booking/page/link-preview'
import { bookingMessages } from '~/booking/page/messages'
import type { Viewer } from '~/booking/page/month-of-slots.server'
import { findShownMonth } from '~/booking/page/shown-month.server'
import { shownTimeZones } from '~/booking/page/time-zone-list'
import { MEMBER_UNAVAILABLE, withoutMember } from '~/booking/page/without-member'
import { offeredDurations, publicEventType } from '~/event-types/event-type'
import { chargeForMembers } from '~/http/charge-members.server'
import type { AppContext } from '~/http/context.server'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { redirect } from '~/http/redirect.server'
import {
  chosenDuration,
  chosenTimeZone,
  limitRequests,
  publicLocale,
  requirePublicEventType,
} from '~/http/require/require-public.server'
import { firstWeekday } from '~/i18n/language-tag'
import { useMessages } from '~/i18n/locale'
import { PublicLayout } from '~/layouts/public-layout'
import { Alert } from '~/ui/alert'
import { BrandStyle } from '~/ui/brand-style'
import { pageLocaleOf } from '~/ui/page-title'

export const meta: MetaFunction<typeof loader> = ({ data, matches, location }) => {
  if (!data) return [{ title: 'Foyer' }]
  const { appUrl, host, eventType, durations } = data
  const locale = pageLocaleOf(matches)
  const t = bookingMessages[locale]
  const title = `${eventType.title} · ${host.name}`
  return [
    { title },
    ...(eventType.hidden ? [{ name: 'robots', content: 'noindex' }] : []),
    // Nobody links to a frame.
    ...(isFrameAddress(location.pathname)
      ? []
      : linkPreview({
          ...{ appUrl, title, locale, photoUrl: host.photoUrl },
          path: `/${host.handle}/${eventType.slug}`,
          description: [t.durations(durations), eventType.description || t.hostPage.title(host.name)],
        })),
  ]
}

/** A month of free times, and the times of one of its days. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { host, eventType, members, memberId, unfit } = await requirePublicEventType(request, params, context)
  const query = new URL(request.url).searchParams
  if (unfit) throw redirect(withoutMember(request.url, `/${host.handle}/${eventType.slug}`))
  const chosen = chosenTimeZone(query)
  const timeZone = chosen ?? host.timeZone
  const durationMinutes = chosenDuration(eventType, query)
  const slots = { host, eventType, durationMinutes, memberId, now: context.now }
  const reader = readerOfRequest(request, publicLocale(request, eventType.language))
  return {
    appUrl: context.env.APP_URL,
    reader,
    host: publicHost(host),
    eventType: { ...publicEventType(eventType), hidden: eventType.hidden },
    durationMinutes,
    durations: offeredDurations(eventType),
    members: members.map(({ id, ...member }) => ({ ...member, chosen: id === memberId })),
    memberUnavailable: query.has(MEMBER_UNAVAILABLE) && members.length > 0,
    timeZone,
    zoneGuessed: chosen === null,
    zones: shownTimeZones(query, context.now, host.timeZone, timeZone),
    offered: await findOfferedMonth(context, slots, query, { timeZone, firstWeekday: firstWeekday(reader) }),
  }
}

/** It is the same for all addresses that ask for the same month and day of an event type. */
async function findOfferedMonth(
  context: AppContext,
  slots: Parameters<typeof findShownMonth>[1],
  query: URLSearchParams,
  viewer: Viewer,
) {
  const { db, findOnce } = context
  const find = async () => {
    await chargeForMembers(context, slots)
    return findShownMonth(db, slots, query, viewer)
  }
  if (!findOnce) return find()
  const { host, eventType, now: _now, ...others } = slots
  return findOnce(JSON.stringify([host.id, eventType.id, others, viewer, query.get('month'), query.get('date')]), find)
}

export default function BookingPage() {
  const { host, eventType, durationMinutes, durations, members, memberUnavailable, ...times } =
    useLoaderData<typeof loader>()
  const { timeZone, zoneGuessed, zones, offered } = times
  const { query } = usePageQuery()
  const t = useMessages(bookingMessages)
  return (
    <PublicLayout width="wide">
      <BrandStyle color={query.get('primary_color') ?? host.brandColor} />
      <FrameReport event="viewed" payload={{}} />
      <div className="booking">
        <BookingHead host={host} eventType={eventType} durationMinutes={durationMinutes} durations={durations} />
        {memberUnavailable && <Alert tone="info">{t.memberUnavailable}</Alert>}
        <MemberChoice members={members} />
        <SlotPicker
          offered={offered}
          next={`/${host.handle}/${eventType.slug}/book`}
          zones={zones}
          timeZone={timeZone}
          zoneGuessed={zoneGuessed}
          hostName={host.name}
        />
      </div>
    </PublicLayout>
  )
}
