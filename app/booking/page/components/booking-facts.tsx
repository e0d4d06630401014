import { holdsTime } from '~/booking/booking'
import { useMessages } from '~/i18n/locale'
import type { bookingPage } from '../booking-page.server'
import { bookingMessages } from '../messages'
import { HostsWhen, When } from './when'

export type ShownBooking = ReturnType<typeof bookingPage>

/** What, when, with whom. A time that is no longer valid is struck through. */
export function BookingFactList({ booking }: { booking: ShownBooking }) {
  const { outcome: t, place: where, prepare } = useMessages(bookingMessages)
  const { title, startsAt, endsAt, host, attendee, cancellation, previous } = booking
  const stands = holdsTime(booking.status)
  const span = { startsAt, endsAt, timeZone: attendee.timeZone }
  return (
    <dl className="booking-summary">
      <dt>{t.what}</dt>
      <dd>{title}</dd>
      <dt>{t.when}</dt>
      <dd>
        {previous && stands && (
          <del>
            <span className="visually-hidden">{`${t.before} `}</span>
            <When {...previous} timeZone={attendee.timeZone} />
          </del>
        )}
        {stands ? (
          <When {...span} />
        ) : (
          <del>
            <span className="visually-hidden">{`${t.offTime} `}</span>
            <When {...span} />
          </del>
        )}
      </dd>
      {stands && <HostsWhen {...span} host={host} />}
      <dt>{t.who}</dt>
      <dd>{host.name}</dd>
      {booking.place && (
        <>
          <dt>{where}</dt>
          <dd>{booking.place}</dd>
        </>
      )}
      {booking.instructions && booking.status === 'confirmed' && (
        <>
          <dt>{prepare}</dt>
          <dd>{booking.instructions}</dd>
        </>
      )}
      {cancellation?.reason && (
        <>
          <dt>{t.reason}</dt>
          <dd>{cancellation.reason}</dd>
        </>
      )}
      {booking.dialIn && booking.status === 'confirmed' && (
        <>
          <dt>{t.byPhone}</dt>
          <dd>{booking.dialIn}</dd>
        </>
      )}
    </dl>
  )
}
