import { placeOf } from '~/booking/place'
import { formatShortDate, formatSpan, formatTime, formatZoneName, type Reader } from '~/i18n/dates'
import { MINUTE_MS } from '~/time/units'
import type { BookingMailProps } from './booking-mail.server'
import { Action, Fact, Line, PlainLink, Small } from './layout'

/** @example '… Thu 5 March 2026, 14:00 (Europe/Zurich)' */
export function whenInZone(reader: Reader, instant: number, timeZone: string): string {
  return `${formatShortDate(reader, instant, timeZone)}, ${formatTime(reader, instant, timeZone)} (${timeZone})`
}

/** @example '… Thu 5 March 2026, 14:00–14:30, Central European Time (Europe/Zurich)' */
export function spanInZone(reader: Reader, { startsAt, endsAt }: Span, timeZone: string): string {
  const zone = formatZoneName(reader.locale, startsAt, timeZone)
  return `${formatSpan(reader, startsAt, endsAt, timeZone)}${zone === null ? '' : `, ${zone}`} (${timeZone})`
}

interface Span {
  /** Epoch ms. */
  startsAt: number
  endsAt: number
}

/** The reader and the other party. A guest comes with the attendee and meets the host. */
export function sides({ booking, recipient }: BookingMailProps) {
  return recipient === 'host'
    ? { self: booking.host, other: booking.attendee }
    : { self: booking.attendee, other: booking.host }
}

/** For subjects: the start in the reader's zone. */
export function readersWhen(props: BookingMailProps): string {
  return whenInZone(props.reader, props.booking.startsAt, sides(props).self.timeZone)
}

/**
 * For subjects: the title of the meeting and the other party. A title that already names the other party is used alone. A title
 * that names the reader ("Meeting with Ada", to Ada) is the host's view, so the event type's title replaces it.
 */
export function meetingWith(props: BookingMailProps): string {
  const { booking, t } = props
  const { self, other } = sides(props)
  const title = names(booking.title, self.name) ? booking.eventType.title : booking.title
  if (names(title, other.name)) return title
  return t.meetingWith(title, props.recipient === 'host' ? other.name : hostNames(props))
}

function names(title: string, name: string): boolean {
  return name !== '' && title.toLowerCase().includes(name.toLowerCase())
}

/** For the preview text: how long it takes, and where. */
export function lengthAndPlace(props: BookingMailProps): string {
  const { booking, t, locale } = props
  const place = placeOf(booking, locale) ?? (booking.meeting.joinUrl ? t.linkInside : t.linkFollows)
  return `${t.minutes(minutesOf(booking))} · ${place}`
}

/** The time until the start as people say it: minutes in the last hour and a half, hours in the last two days, then days. */
export function remainingTime({ locale, booking, now }: BookingMailProps): string {
  const minutes = Math.max(1, Math.round((booking.startsAt - now) / MINUTE_MS))
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  if (minutes <= 90) return format.format(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours <= 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day')
}

function minutesOf({ startsAt, endsAt }: Span): number {
  return (endsAt - startsAt) / MINUTE_MS
}

/** The time before a move, in the reader's zone. */
export function formerWhen(props: BookingMailProps): string | null {
  const { booking, reader } = props
  return booking.previous && whenInZone(reader, booking.previous.startsAt, sides(props).self.timeZone)
}

/**
 * The meeting: its title, the other party, and the time.
 *
 * @param moved also shows the time before the move
 */
export function MeetingFacts({ moved = false, ...props }: BookingMailProps & { moved?: boolean }) {
  return (
    <>
      <Line>{props.booking.title}</Line>
      <WithFact {...props} />
      <ColleaguesFact {...props} />
      {moved && <FormerWhen {...props} />}
      <WhenFact {...props} />
    </>
  )
}

/** The time in the reader's zone with its name, and in the other party's if that differs. */
export function WhenFact(props: BookingMailProps) {
  const { booking, reader, t } = props
  const { self, other } = sides(props)
  return (
    <Fact name={t.when}>
      {spanInZone(reader, booking, self.timeZone)} · {t.minutes(minutesOf(booking))}
      {other.timeZone !== self.timeZone &&
        `\n${t.theirTime(other.name)}: ${spanInZone(reader, booking, other.timeZone)}`}
    </Fact>
  )
}

/** The time before a move, struck through. */
function FormerWhen(props: BookingMailProps) {
  const { booking, reader, t } = props
  if (!booking.previous) return null
  return (
    <Fact name={t.before}>
      <del>{spanInZone(reader, booking.previous, sides(props).self.timeZone)}</del>
    </Fact>
  )
}

/** The other party; the host also sees the attendee's address. */
export function WithFact(props: BookingMailProps) {
  const { other } = sides(props)
  return (
    <Fact name={props.t.with}>{props.recipient === 'host' ? `${other.name}\n${other.email}` : hostNames(props)}</Fact>
  )
}

/** All hosts of a booking, the organizer first. */
export function hostNames({ booking, invited, locale }: BookingMailProps): string {
  const { host, coHosts } = invited ?? booking
  return new Intl.ListFormat(locale).format([host, ...coHosts].map(({ name }) => name))
}

/** For one of several hosts: who else comes. */
function ColleaguesFact({ booking, invited, recipient, locale, t }: BookingMailProps) {
  const { host, coHosts } = invited ?? booking
  const others = [host, ...coHosts].filter(({ email }) => email !== booking.host.email)
  if (recipient !== 'host' || others.length === 0) return null
  return <Fact name={t.together}>{new Intl.ListFormat(locale).format(others.map(({ name }) => name))}</Fact>
}

/** The location and the host's instructions. */
export function JoinPart(props: BookingMailProps) {
  const { t } = props
  const place = placeOf(props.booking, props.locale)
  const { instructions } = props.booking.eventType
  return (
    <>
      {place === null ? <LinkPart {...props} /> : <Fact name={t.place}>{place}</Fact>}
      {instructions && <Fact name={t.instructions}>{instructions}</Fact>}
    </>
  )
}

/** How to join, or that the link will follow, and from whom. */
function LinkPart({ booking, recipient, t }: BookingMailProps) {
  const { joinUrl, dialIn, status } = booking.meeting
  if (!joinUrl && status === 'failed' && recipient !== 'host') return <Line>{t.linkFromHost(booking.host.name)}</Line>
  if (!joinUrl) return <Line>{t.linkFollows}</Line>
  return (
    <>
      <Action href={joinUrl}>{t.join}</Action>
      <Small>
        <PlainLink href={joinUrl} />
        {booking.meeting.id !== null && `\n${t.joinHint}`}
      </Small>
      {dialIn && <Fact name={t.phone}>{dialIn}</Fact>}
    </>
  )
}

/**
 * The attendee's answers and notes for the host. Never in the attendee's own copy: a visitor who types a stranger's address
 * could send them anything (S16).
 */
export function AttendeeText({ booking, recipient, t }: BookingMailProps) {
  if (recipient !== 'host') return null
  return (
    <>
      <Fact name={t.zone}>{booking.attendee.timeZone}</Fact>
      {booking.guests.length > 0 && <Fact name={t.guests}>{booking.guests.join('\n')}</Fact>}
      {booking.answers.map(({ question, answer }) => (
        <Fact key={question} name={question}>
          {answer}
        </Fact>
      ))}
      {booking.notes && <Fact name={t.notes}>{booking.notes}</Fact>}
    </>
  )
}

/**
 * For the host: our page that asks for the address to start the meeting with, at the click. That address itself is never in a mail (F3).
 */
export function StartPart({ booking, recipient, appUrl, t }: BookingMailProps) {
  if (recipient !== 'host' || booking.location.kind !== 'goto' || booking.meeting.id === null) return null
  return (
    <Small>
      {t.startHint} <PlainLink href={`${appUrl}/admin/bookings/${booking.id}/start`}>{t.start}</PlainLink>
    </Small>
  )
}

/** Links to move or cancel; guests get none, the attendee acts for them. */
export function ManagePart({ booking, recipient, manageUrl, appUrl, t }: BookingMailProps) {
  if (recipient === 'guest') return null
  if (recipient === 'host') {
    return (
      <Small>
        <PlainLink href={`${appUrl}/admin/bookings/${booking.id}`}>{t.openBooking}</PlainLink>
      </Small>
    )
  }
  return (
    <Small>
      {t.manageHint} <PlainLink href={manageUrl}>{t.manage}</PlainLink>
    </Small>
  )
}

/** The link to another time, for people who lost theirs. */
export function BookAgain({ booking, recipient, appUrl, t }: BookingMailProps) {
  if (recipient !== 'attendee') return null
  return (
    <Small>
      <PlainLink href={`${appUrl}/${booking.team?.handle ?? booking.host.handle}/${booking.eventType.slug}`}>
        {t.bookAgain}
      </PlainLink>
    </Small>
  )
}
