import type { ReactNode } from 'react'
import { holdsTime } from '~/booking/booking'
import { useLocale, useMessages } from '~/i18n/locale'
import type { bookingPage } from '../booking-page.server'
import { bookingMessages } from '../messages'
import { PhoneText } from './phone-text'
import { HostsWhen, When } from './when'

export type ShownBooking = ReturnType<typeof bookingPage>

/** What, when, with whom. What is no longer valid is struck through. */
export function BookingFactList({ booking }: { booking: ShownBooking }) {
  const locale = useLocale()
  const { outcome: t, place: where, prepare } = useMessages(bookingMessages)
  const { title, startsAt, endsAt, host, attendee, cancellation, previous, status } = booking
  const stands = holdsTime(status)
  const confirmed = status === 'confirmed'
  const span = { startsAt, endsAt, timeZone: attendee.timeZone }
  return (
    <dl className="booking-summary">
      <dt>{t.what}</dt>
      <dd>{stands ? title : <Struck note={t.offTime}>{title}</Struck>}</dd>
      <dt>{t.when}</dt>
      <dd>
        {previous && stands && (
          <Struck note={t.before}>
            <When {...previous} timeZone={attendee.timeZone} />
          </Struck>
        )}
        {stands ? (
          <When {...span} />
        ) : (
          <Struck note={t.offTime}>
            <When {...span} />
          </Struck>
        )}
      </dd>
      {stands && <HostsWhen {...span} host={host} />}
      <dt>{t.who}</dt>
      <dd>{new Intl.ListFormat(locale).format(booking.hostNames)}</dd>
      {booking.place && (
        <Fact name={where}>
          {booking.hostsPhone ? <PhoneText text={booking.place} known={booking.hostsPhone} /> : booking.place}
        </Fact>
      )}
      {booking.instructions && confirmed && (
        <Fact name={prepare}>
          <PhoneText text={booking.instructions} />
        </Fact>
      )}
      {cancellation?.reason && <Fact name={t.reason}>{cancellation.reason}</Fact>}
      {booking.dialIn && confirmed && (
        <Fact name={t.byPhone}>
          <PhoneText text={booking.dialIn} />
        </Fact>
      )}
    </dl>
  )
}

/**
 * Who comes, and what was answered. Whoever typed it may have typed another person's address, who then reads this page: so nothing of it
 * becomes a link, and the notes, which may have any length, are left out (S16).
 */
export function AttendeeFactList({ booking }: { booking: ShownBooking }) {
  const t = useMessages(bookingMessages)
  const { attendee, guests, answers } = booking
  const words: Record<string, string> = { yes: t.yes, no: t.no }
  return (
    <dl className="booking-summary">
      <dt>{t.outcome.you}</dt>
      <dd>{`${attendee.name}\n${attendee.email}`}</dd>
      {guests.length > 0 && <Fact name={t.guests}>{guests.join('\n')}</Fact>}
      {answers.map(({ question, answer }) => (
        <Fact key={question} name={question}>
          {words[answer] ?? answer}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** @param note what is read aloud before it, because the line through it is not */
function Struck({ note, children }: { note: string; children: ReactNode }) {
  return (
    <del>
      <span className="visually-hidden">{`${note} `}</span>
      {children}
    </del>
  )
}
