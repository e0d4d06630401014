import { formatDate, formatList, formatTime, type Reader, weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { dateInZone, isoWeekday } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import type { Refusal } from '../explain-slot'
import type { BookingInTheWay, TimeExplained } from '../explain-time.server'
import { explainMessages } from '../messages'

type Texts = (typeof explainMessages)['en']

interface Asked {
  eventType: { id: string; hidden: boolean; durationMinutes: number }
  date: string
  time: string
}

/** The answer to "why is this time not offered?", with a link to the setting that would change it. */
export function SlotExplanation({ explained, asked }: { explained: TimeExplained; asked: Asked }) {
  const t = useMessages(explainMessages)
  const reader = useReader()
  const when = `${dayText(reader, asked.date)}, ${asked.time}`
  if (explained.skipped)
    return (
      <Alert tone="warning" title={t.notOffered(when)}>
        {t.skipped(explained.timeZone)}
      </Alert>
    )
  const { decision, timeZone, booking, start } = explained
  if (decision.offered)
    return (
      <Alert tone="success" title={t.offered(when)}>
        {asked.eventType.hidden ? t.hiddenText : t.offeredText}
      </Alert>
    )
  const sentences = sentencesOf(t, reader, decision, {
    start,
    timeZone,
    booking,
    minutes: asked.eventType.durationMinutes,
  })
  return (
    <Alert
      tone="warning"
      title={t.notOffered(when)}
      actions={<Remedy decision={decision} booking={booking} asked={asked} />}
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  )
}

function Remedy({ decision, booking, asked }: { decision: Refusal; booking: BookingInTheWay | null; asked: Asked }) {
  const t = useMessages(explainMessages)
  const link = remedyOf(t, decision, booking, asked)
  return (
    link && (
      <ButtonLink size="small" to={link[0]}>
        {link[1]}
      </ButtonLink>
    )
  )
}

function remedyOf(t: Texts, decision: Refusal, booking: BookingInTheWay | null, { eventType, date }: Asked) {
  if (booking) return [`/admin/bookings/${booking.id}`, t.openBooking] as const
  switch (decision.reason) {
    case 'past':
    case 'busy':
    case 'buffer':
      return null
    case 'time_off':
    case 'holiday':
      return ['/admin/availability/days-off', t.toDaysOff] as const
    case 'day_off':
    case 'outside_hours':
    case 'does_not_fit':
      return [`/admin/availability/for-event-type/${eventType.id}?date=${date}`, t.toDates] as const
    default:
      return [`/admin/event-types/${eventType.id}`, t.toEventType] as const
  }
}

function sentencesOf(
  t: Texts,
  reader: Reader,
  refusal: Refusal,
  context: { start: number; timeZone: string; booking: BookingInTheWay | null; minutes: number },
): string[] {
  const { timeZone } = context
  const weekday = weekdayNames(reader, 'long')[isoWeekday(dateInZone(context.start, timeZone)) - 1] ?? ''
  const day = (instant: number) => formatDate(reader, instant, timeZone)
  const time = (instant: number) => formatTime(reader, instant, timeZone)
  const hours = (list: { start: string; end: string }[]) =>
    formatList(
      reader.locale,
      list.map(({ start, end }) => `${start}–${end}`),
    )
  switch (refusal.reason) {
    case 'past':
    case 'day_off':
    case 'weekly_limit':
    case 'host_daily_limit':
    case 'host_weekly_limit':
    case 'total_time_limit':
      return [t[refusal.reason]]
    case 'before_window':
      return [t.before_window(day(refusal.opensAt))]
    case 'after_window':
      return [t.after_window(day(refusal.closesAt))]
    case 'time_off': {
      const { from, to, note } = refusal.timeOff
      return [t.time_off(dayText(reader, from), dayText(reader, to)), ...(note ? [t.note(note)] : [])]
    }
    case 'holiday':
      return [t.holiday(refusal.name)]
    case 'outside_hours':
      if (refusal.by === 'override') return [t.outsideOverride(hours(refusal.hours))]
      return [refusal.hours.length === 0 ? t.noHours(weekday) : t.outsideWeekly(weekday, hours(refusal.hours))]
    case 'does_not_fit':
      return [t.does_not_fit(time(refusal.closesAt), context.minutes)]
    case 'off_grid':
      return [t.off_grid(formatList(reader.locale, refusal.nearest.map(time)))]
    case 'minimum_notice':
      return [t.minimum_notice(span(t, refusal.minutes), `${day(refusal.bookableFrom)}, ${time(refusal.bookableFrom)}`)]
    case 'daily_limit':
      return [t.daily_limit(refusal.limit)]
    case 'busy':
      return sourceSentences(t, refusal.source, context.booking, day, time)
    case 'buffer':
      return [
        refusal.side === 'before' ? t.bufferBefore(refusal.minutes) : t.bufferAfter(refusal.minutes),
        ...sourceSentences(t, refusal.source, context.booking, day, time),
      ]
  }
}

function sourceSentences(
  t: Texts,
  source: Extract<Refusal, { reason: 'busy' }>['source'],
  booking: BookingInTheWay | null,
  day: (instant: number) => string,
  time: (instant: number) => string,
): string[] {
  if (source.kind === 'goto_meeting') return [t.busyGoto(source.subject)]
  if (source.kind === 'calendar_feed' || source.kind === 'calendar') return [t.busyFeed(source.name)]
  if (source.unproven) return [t.busyUnproven]
  if (!booking) return []
  const { title, attendee, startsAt, madeAt } = booking
  return [
    t.busyBooking(title, attendee, `${time(startsAt)}, ${day(startsAt)}`),
    t.madeAt(`${day(madeAt)}, ${time(madeAt)}`),
  ]
}

function dayText(reader: Reader, date: string): string {
  return formatDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
}

/** @example span(t, 180) // '3 hours' */
function span(t: Texts, minutes: number): string {
  if (minutes % 1440 === 0) return t.days(minutes / 1440)
  return minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes)
}
