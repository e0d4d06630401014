import { formatDate, formatOffset, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { bookingMessages } from '../messages'

interface Props {
  startsAt: number
  endsAt: number
  timeZone: string
}

/** A span of time with its date and its zone in words, the way it may be read aloud. */
export function When({ startsAt, endsAt, timeZone }: Props) {
  const reader = useReader()
  return (
    <span className="when">
      <time dateTime={new Date(startsAt).toISOString()}>
        <span className="when-date">{formatDate(reader, startsAt, timeZone)}</span>
        {', '}
        <span className="when-time">{`${formatTime(reader, startsAt, timeZone)} – ${formatTime(reader, endsAt, timeZone)}`}</span>
      </time>{' '}
      <span className="when-zone">{`${timeZone.replaceAll('_', ' ')} (${formatOffset(startsAt, timeZone)})`}</span>
    </span>
  )
}

/** The host's time as a list of its own, if their clock shows another. */
export function HostsWhenList({ host, ...span }: Parameters<typeof HostsWhen>[0]) {
  if (sameOffset(span, host)) return null
  return (
    <dl className="booking-summary">
      <HostsWhen {...span} host={host} />
    </dl>
  )
}

/** The same for the host's clock, if it shows another time. */
export function HostsWhen({ host, ...span }: Props & { host: { name: string; timeZone: string } }) {
  const t = useMessages(bookingMessages).outcome
  if (sameOffset(span, host)) return null
  return (
    <>
      <dt>{t.hostsTime(host.name)}</dt>
      <dd>
        <When {...span} timeZone={host.timeZone} />
      </dd>
    </>
  )
}

function sameOffset({ startsAt, timeZone }: Omit<Props, 'endsAt'>, host: { timeZone: string }): boolean {
  return host.timeZone === timeZone || formatOffset(startsAt, host.timeZone) === formatOffset(startsAt, timeZone)
}
