import { placeOf } from '~/booking/place'
import { formatDate, formatTime, formatZoneName } from '~/i18n/dates'
import {
  fillSubject,
  fillTemplate,
  type MailSpan,
  type PlaceholderValue,
  type TemplateAuthor,
} from '~/mail-texts/fill-template.server'
import { isPlaceholderName, type PlaceholderName, questionOfPlaceholder } from '~/mail-texts/placeholders'
import type { TemplatePart } from '~/mail-texts/template'
import { MINUTE_MS } from '~/time/units'
import type { BookingMailProps } from './booking-mail.server'
import { remainingTime, sides, spanInZone } from './booking-parts'
import { Line, PlainLink } from './layout'

/** The host's own text for one mail, in its reader's language. Without one, the mail is ours alone. */
export interface HostText {
  /** Empty: our subject. */
  subject: TemplatePart[]
  body: TemplatePart[]
  author: TemplateAuthor
  /** The label of each question that an answer placeholder names. */
  labels: Record<string, string>
  /**
   * Whether the attendee's mail may repeat what was typed in the booking form: only to an address whose reader has agreed. A visitor who
   * types a stranger's address could send them anything (S16).
   */
  repeatsTyped: boolean
}

/** The subject in the host's words; null for ours. */
export function hostSubject(props: BookingMailProps): string | null {
  const { hostText } = props
  if (!hostText) return null
  return fillSubject(hostText.subject, (name) => valueFor(name, props, hostText), hostText.author) || null
}

/** The host's words, above the facts. */
export function HostTextPart(props: BookingMailProps) {
  const { hostText } = props
  if (!hostText) return null
  const spans = fillTemplate(hostText.body, (name) => valueFor(name, props, hostText), hostText.author)
  return paragraphsOf(spans).map((paragraph, index) => <Line key={index}>{paragraph.map(shown)}</Line>)
}

function shown(span: MailSpan, index: number) {
  if (span.kind === 'text') return span.text
  return (
    <PlainLink key={index} href={span.href}>
      {span.label ?? span.href}
    </PlainLink>
  )
}

/** Blank lines part paragraphs. Addresses stand between spaces, so that no text around them becomes part of one. */
function paragraphsOf(spans: MailSpan[]): MailSpan[][] {
  const paragraphs: MailSpan[][] = [[]]
  for (const [index, span] of spans.entries()) {
    if (span.kind === 'link') {
      paragraphs.at(-1)?.push(span)
      continue
    }
    const apart = {
      before: spans[index - 1]?.kind === 'link' && !startsWithSpace(span.text) ? ' ' : '',
      after: spans[index + 1]?.kind === 'link' && !endsWithSpace(span.text) ? ' ' : '',
    }
    const text = `${apart.before}${span.text}${apart.after}`
    for (const [at, part] of text.split('\n\n').entries()) {
      if (at > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)?.push({ kind: 'text', text: part })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

function startsWithSpace(text: string): boolean {
  return text.startsWith(' ') || text.startsWith('\n')
}

function endsWithSpace(text: string): boolean {
  return text.endsWith(' ') || text.endsWith('\n')
}

function valueFor(name: string, props: BookingMailProps, hostText: HostText): PlaceholderValue | null {
  const question = questionOfPlaceholder(name)
  if (question !== null) return answerTo(hostText.labels[question], props, hostText)
  return isPlaceholderName(name) ? VALUES[name](props, hostText) : null
}

const VALUES: Record<PlaceholderName, (props: BookingMailProps, hostText: HostText) => PlaceholderValue | null> = {
  'attendee.name': ({ booking }) => typed(booking.attendee.name),
  'attendee.first_name': ({ booking }) => typed(firstName(booking.attendee.name)),
  'attendee.email': ({ booking }) => checked(booking.attendee.email),
  'host.name': ({ booking }) => ours(booking.host.name),
  'host.first_name': ({ booking }) => ours(firstName(booking.host.name)),
  'host.email': ({ booking }) => checked(booking.host.email),
  'team.name': ({ booking }) => ours(booking.team?.name ?? ''),
  event_type: ({ booking }) => ours(booking.eventType.title),
  when: (props) => ours(spanInZone(props.reader, props.booking, zoneOf(props))),
  date: (props) => ours(formatDate(props.reader, props.booking.startsAt, zoneOf(props))),
  time: (props) => ours(formatTime(props.reader, props.booking.startsAt, zoneOf(props))),
  time_zone: (props) => ours(formatZoneName(props.locale, props.booking.startsAt, zoneOf(props)) ?? zoneOf(props)),
  duration: ({ booking, t }) => ours(t.minutes((booking.endsAt - booking.startsAt) / MINUTE_MS)),
  starts_in: (props) => ours(remainingTime(props)),
  old_when: (props) => props.booking.previous && ours(spanInZone(props.reader, props.booking.previous, zoneOf(props))),
  reason: reasonOf,
  location: joinLink,
  join_url: joinLink,
  manage_url: manageLink,
  book_again_url: ({ booking, appUrl }) => ({
    href: `${appUrl}/${booking.team?.handle ?? booking.host.handle}/${booking.eventType.slug}`,
  }),
  answers: (props, hostText) =>
    whatWasTyped(
      props.booking.answers.map(({ question, answer }) => `${question}: ${answer}`).join('\n'),
      props,
      hostText,
    ),
  notes: (props, hostText) => whatWasTyped(props.booking.notes, props, hostText),
}

function ours(text: string): PlaceholderValue | null {
  return text === '' ? null : { text }
}

function typed(text: string): PlaceholderValue | null {
  return text === '' ? null : { text, from: 'attendee' }
}

/** Addresses that were read as such; at new hosts' mails others would be left out. */
function checked(address: string): PlaceholderValue | null {
  return address === '' ? null : { text: address, from: 'checked' }
}

function zoneOf(props: BookingMailProps): string {
  return sides(props).self.timeZone
}

/** The first word that is no title. @example 'Dr. Ada Example' has 'Ada' */
function firstName(name: string): string {
  const words = name.split(' ').filter(Boolean)
  return words.find((word) => !word.endsWith('.')) ?? words[0] ?? ''
}

/** Where the meeting is in words, if there is no link: by telephone, or at an address. */
function joinLink({ booking, locale, t }: BookingMailProps): PlaceholderValue | null {
  const { joinUrl } = booking.meeting
  if (joinUrl) return { href: joinUrl }
  return ours(placeOf(booking, locale) ?? t.linkFollows)
}

function manageLink({ booking, recipient, manageUrl, appUrl }: BookingMailProps): PlaceholderValue | null {
  if (recipient === 'host') return { href: `${appUrl}/admin/bookings/${booking.id}` }
  return recipient === 'attendee' && manageUrl !== '' ? { href: manageUrl } : null
}

/** Nobody's own reason is told to them again; a move's comes with its mail. */
function reasonOf({ booking: { cancellation }, message, recipient }: BookingMailProps): PlaceholderValue | null {
  if (message !== undefined) return recipient === 'host' ? typed(message) : ours(message)
  if (!cancellation?.reason || cancellation.by === recipient) return null
  return cancellation.by === 'attendee' ? typed(cancellation.reason) : ours(cancellation.reason)
}

function answerTo(label: string | undefined, props: BookingMailProps, hostText: HostText): PlaceholderValue | null {
  const answer = props.booking.answers.find(({ question }) => question === label)?.answer ?? ''
  return whatWasTyped(answer, props, hostText)
}

function whatWasTyped(text: string, props: BookingMailProps, { repeatsTyped }: HostText): PlaceholderValue | null {
  if (text === '') return null
  if (props.recipient === 'host' || (props.recipient === 'attendee' && repeatsTyped)) return typed(text)
  const page = manageLink(props)
  return page && 'href' in page ? { ...page, label: props.t.onBookingPage } : null
}
