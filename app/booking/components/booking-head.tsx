import { Link, useSearchParams } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Avatar } from '~/ui/avatar'
import { carryOn } from '../link-keys'
import { bookingMessages } from '../messages'

interface Props {
  host: { name: string; handle: string }
  eventType: { title: string; description: string }
  durationMinutes: number
  /** More than one where the attendee may choose. */
  durations?: number[]
}

/** What is booked and with whom; left out where a site says it itself. */
export function BookingHead({ host, eventType, durationMinutes, durations = [] }: Props) {
  const t = useMessages(bookingMessages)
  const [query] = useSearchParams()
  if (query.get('hide_event_type_details') === '1') return <h1 className="visually-hidden">{eventType.title}</h1>
  return (
    <header className="booking-head">
      <Link to={carryOn(`/${host.handle}`, query)} className="booking-host">
        <Avatar name={host.name} size="small" />
        {host.name}
      </Link>
      <h1>{eventType.title}</h1>
      <ul className="booking-facts">
        <li>{t.minutes(durationMinutes)}</li>
        <li>{t.where}</li>
      </ul>
      {eventType.description && <p className="booking-description">{eventType.description}</p>}
      {durations.length > 1 && (
        <nav className="durations" aria-label={t.duration}>
          {durations.map((duration) => (
            <Link
              key={duration}
              className="duration"
              aria-current={duration === durationMinutes ? 'true' : undefined}
              to={carryOn('', query, { duration })}
              preventScrollReset
              replace
            >
              {t.minutes(duration)}
            </Link>
          ))}
        </nav>
      )}
    </header>
  )
}
