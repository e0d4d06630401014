import type { Location } from '~/event-types/location'
import { useMessages } from '~/i18n/locale'
import { Avatar } from '~/ui/avatar'
import { useFramed } from '~/ui/framed'
import { bookingMessages } from '../messages'
import { PageLink } from './page-link'
import { usePageQuery } from './page-query'

interface Props {
  host: { name: string; handle: string; photoUrl: string | null }
  eventType: { title: string; description: string; location: Location }
  durationMinutes: number
  /** More than one where the attendee may choose. */
  durations?: number[]
}

/** What is booked and with whom; left out if the embedding site says it. */
export function BookingHead({ host, eventType, durationMinutes, durations = [] }: Props) {
  const t = useMessages(bookingMessages)
  const { linkTo, query } = usePageQuery()
  if (query.get('hide_event_type_details') === '1') return <h1 className="visually-hidden">{eventType.title}</h1>
  return (
    <header className="booking-head">
      <HostName host={host} />
      <h1>{eventType.title}</h1>
      <ul className="booking-facts">
        <li>{t.minutes(durationMinutes)}</li>
        <li>{locationText(t, eventType.location, host.name)}</li>
      </ul>
      {eventType.description && (
        <p className="booking-description" dir="auto">
          {eventType.description}
        </p>
      )}
      {durations.length > 1 && (
        <nav className="durations" aria-label={t.duration}>
          {durations.map((duration) => (
            <PageLink
              key={duration}
              className="duration"
              aria-current={duration === durationMinutes ? 'true' : undefined}
              to={linkTo('', { duration })}
              replace
            >
              {t.minutes(duration)}
            </PageLink>
          ))}
        </nav>
      )}
    </header>
  )
}

/** How the meeting takes place, before anything is booked. The host's own link comes with the invitation. */
function locationText(t: (typeof bookingMessages)['en'], { kind, detail }: Location, host: string): string {
  switch (kind) {
    case 'goto':
      return t.where
    case 'host_calls':
      return t.places.host_calls(host)
    case 'attendee_calls':
      return t.places.attendee_calls(detail)
    case 'link':
      return t.places.link
    case 'address':
      return detail
  }
}

/** The link to the host's other event types. Not in a frame, because that page must not be framed. */
function HostName({ host }: Pick<Props, 'host'>) {
  const framed = useFramed()
  const { linkTo } = usePageQuery()
  const face = (
    <>
      <Avatar name={host.name} photoUrl={host.photoUrl} size="small" />
      {host.name}
    </>
  )
  if (framed) return <p className="booking-host">{face}</p>
  return (
    <PageLink to={linkTo(`/${host.handle}`)} className="booking-host">
      {face}
    </PageLink>
  )
}
