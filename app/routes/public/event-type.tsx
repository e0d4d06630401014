import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { publicHost } from '~/accounts/host'
import { BookingHead } from '~/booking/page/components/booking-head'
import { FrameReport } from '~/booking/page/components/frame-report'
import { SlotPicker } from '~/booking/page/components/slot-picker'
import { findShownMonth } from '~/booking/page/shown-month.server'
import { shownTimeZones } from '~/booking/page/time-zone-list'
import { offeredDurations, publicEventType } from '~/event-types/event-type'
import {
  chosenDuration,
  chosenTimeZone,
  limitRequests,
  publicLocale,
  requirePublicEventType,
} from '~/http/require/require-public.server'
import { PublicLayout } from '~/layouts/public-layout'
import { BrandStyle } from '~/ui/brand-style'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.eventType.title} · ${data.host.name}` : 'Foyer' },
  ...(data?.eventType.hidden ? [{ name: 'robots', content: 'noindex' }] : []),
]

/** A month of free times, and the times of one of its days. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { host, eventType } = await requirePublicEventType(request, params, context)
  const query = new URL(request.url).searchParams
  const chosen = chosenTimeZone(query)
  const timeZone = chosen ?? host.timeZone
  const durationMinutes = chosenDuration(eventType, query)
  const slots = { host, eventType, durationMinutes, now: context.now }
  return {
    reader: { locale: publicLocale(request, eventType.language) },
    host: publicHost(host),
    eventType: { ...publicEventType(eventType), hidden: eventType.hidden },
    durationMinutes,
    durations: offeredDurations(eventType),
    timeZone,
    zoneGuessed: chosen === null,
    zones: shownTimeZones(query, context.now, host.timeZone, timeZone),
    offered: await findShownMonth(context.db, slots, query, timeZone),
  }
}

export default function BookingPage() {
  const { host, eventType, durationMinutes, durations, timeZone, zoneGuessed, zones, offered } =
    useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  return (
    <PublicLayout width="wide">
      <BrandStyle color={query.get('primary_color') ?? host.brandColor} />
      <FrameReport event="viewed" payload={{}} />
      <div className="booking">
        <BookingHead host={host} eventType={eventType} durationMinutes={durationMinutes} durations={durations} />
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
