import type { Locale } from '~/i18n/locale'
import type { Booking } from './booking'
import { placeMessages } from './messages'

/** Where a booked meeting takes place, as text for both sides; null if a link says it. */
export function placeOf(
  { location, host, attendee }: Pick<Booking, 'location' | 'host' | 'attendee'>,
  locale: Locale,
): string | null {
  const t = placeMessages[locale]
  switch (location.kind) {
    case 'host_calls':
      return t.calls(host.name, attendee.name, location.detail)
    case 'attendee_calls':
      return t.calls(attendee.name, host.name, location.detail)
    case 'address':
      return location.detail
    default:
      return null
  }
}
