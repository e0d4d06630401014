import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatShortDate, formatTime, type Reader } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { describeAttempt } from '~/integrations/deliveries/describe-attempt'
import { deliveryLogMessages } from '~/integrations/deliveries/messages'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { adminMessages, afterMessages, timelineMessages } from '../messages'
import type { TimelineEntry } from '../read-timeline.server'
import { useMailNames } from './mail-names'

interface Props {
  bookingId: string
  entries: TimelineEntry[]
  timeZone: string
}

/** The timeline of one booking, oldest entry first. */
export function Timeline({ bookingId, entries, timeZone }: Props) {
  const t = useMessages(timelineMessages)
  return (
    <Section title={t.title} description={t.description}>
      <ol className="timeline">
        {inOrder(entries).map((entry) => (
          <li key={keyOf(entry)} className="timeline-entry" data-state={stateOf(entry)}>
            <Entry bookingId={bookingId} entry={entry} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Entry({ bookingId, entry, timeZone }: { bookingId: string; entry: TimelineEntry; timeZone: string }) {
  switch (entry.type) {
    case 'event':
      return <EventEntry entry={entry} timeZone={timeZone} />
    case 'mail':
      return <MailEntry bookingId={bookingId} entry={entry} timeZone={timeZone} />
    case 'delivery':
      return <DeliveryEntry entry={entry} timeZone={timeZone} />
    case 'job':
      return <JobEntry entry={entry} timeZone={timeZone} />
  }
}

type EntryOf<T extends TimelineEntry['type']> = Extract<TimelineEntry, { type: T }>

function EventEntry({ entry: { at, kind, actor, data }, timeZone }: { entry: EntryOf<'event'>; timeZone: string }) {
  const t = useMessages(timelineMessages)
  const reader = useReader()
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : null)
  const when = (key: string) => (typeof data[key] === 'number' ? momentText(reader, data[key], timeZone) : null)
  const who = actor.kind === 'host' ? t.by.host : (actor.name ?? t.by[actor.kind])
  const events: Record<string, string> = t.events
  const [from, to] = [when('from'), when('to')]
  const meetingId = text('meetingId')
  const heldBack = kind === 'mail_held_back' ? text('reason') : null
  const reasons: Record<string, string> = t.heldBack
  const nameOf = useMailNames()
  const states: Record<string, string> = useMessages(afterMessages).badge
  return (
    <MailLine at={at} timeZone={timeZone} title={`${events[kind] ?? kind} · ${who}`}>
      {from && to && t.moved(from, to)}
      {meetingId && t.meeting(meetingId)}
      {data.byHost === true && t.ownLink}
      {kind === 'attendance_changed' && states[text('state') ?? '']}
      {data.expired === true && t.expired}
      {heldBack && `${nameOf(text('mail') ?? '')}: ${reasons[heldBack] ?? heldBack} `}
      {text('message') ?? text('address')}
    </MailLine>
  )
}

function MailEntry({ bookingId, entry, timeZone }: { bookingId: string; entry: EntryOf<'mail'>; timeZone: string }) {
  const t = useMessages(timelineMessages)
  const { deliveryId, mail, address, messageId, method, sequence, answer } = entry
  const nameOf = useMailNames()
  return (
    <MailLine
      at={entry.at}
      timeZone={timeZone}
      title={t.mailTo(nameOf(mail), address || t.somebodyErased)}
      action={
        entry.canBeSentAgain && (
          <Form method="post" action={`/admin/bookings/${bookingId}/change`} preventScrollReset>
            <input type="hidden" name="delivery" value={deliveryId} />
            <SubmitButton
              size="small"
              variant="quiet"
              name="change"
              value="send-again"
              aria-label={t.sendAgainTo(address)}
            >
              {t.sendAgain}
            </SubmitButton>
          </Form>
        )
      }
    >
      {answer && t.server(answer)}
      {method && sequence !== null && t.calendar(method, sequence)}
      {t.messageId(messageId)}
    </MailLine>
  )
}

function DeliveryEntry({ entry: { at, delivery }, timeZone }: { entry: EntryOf<'delivery'>; timeZone: string }) {
  const log = useMessages(deliveryLogMessages)
  const { tries, deliveryTo } = useMessages(timelineMessages)
  const { id, event, target, state, attempts } = delivery
  const name = deliveryTo(event, target)
  return (
    <MailLine
      at={at}
      timeZone={timeZone}
      title={`${name} · ${log.state[state]}`}
      action={
        <Form method="post" action={`/admin/webhooks/deliveries/${id}`}>
          <SubmitButton size="small" variant="quiet" aria-label={`${log.again}: ${name}`}>
            {log.again}
          </SubmitButton>
        </Form>
      }
    >
      {attempts > 0 && tries(attempts)}
      {attempts > 0 && `${log.columns.answer}: ${describeAttempt(log, delivery)}`}
      <Link key="details" to={`/admin/webhooks/deliveries/${id}`}>
        {log.details}
      </Link>
    </MailLine>
  )
}

function JobEntry({ entry, timeZone }: { entry: EntryOf<'job'>; timeZone: string }) {
  const t = useMessages(timelineMessages)
  const kinds: Record<string, string> = useMessages(adminMessages).trouble.kinds
  const { kind, state, attempts, error } = entry
  return (
    <MailLine at={timeOf(entry)} timeZone={timeZone} title={`${kinds[kind] ?? kind} · ${t.states[state]}`}>
      {attempts > 0 && t.tries(attempts)}
      {error}
    </MailLine>
  )
}

function MailLine({
  at,
  timeZone,
  title,
  action,
  children,
}: {
  at: number
  timeZone: string
  title: string
  action?: ReactNode
  /** Details, each on a separate line; empty ones are left out. */
  children: ReactNode[]
}) {
  const reader = useReader()
  const details = children.filter(Boolean)
  return (
    <>
      <time className="timeline-time" dateTime={new Date(at).toISOString()}>
        {momentText(reader, at, timeZone)}
      </time>
      <div className="timeline-words">
        <p className="item-title">{title}</p>
        {details.map((detail, line) => (
          <p className="item-text" key={line}>
            {detail}
          </p>
        ))}
        {action}
      </div>
    </>
  )
}

function stateOf(entry: TimelineEntry): string | undefined {
  if (entry.type === 'delivery') return entry.delivery.state
  return entry.type === 'job' ? entry.state : undefined
}

/** Future entries show the time at which they are due. */
function inOrder(entries: TimelineEntry[]): TimelineEntry[] {
  return [...entries].sort((a, b) => timeOf(a) - timeOf(b))
}

function timeOf(entry: TimelineEntry): number {
  return entry.type === 'job' && entry.state === 'queued' ? entry.runAt : entry.at
}

function momentText(reader: Reader, at: number, timeZone: string): string {
  return `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
}

function keyOf(entry: TimelineEntry): string {
  switch (entry.type) {
    case 'event':
      return `event ${entry.at} ${entry.kind} ${entry.sequence}`
    case 'mail':
      return `mail ${entry.deliveryId}`
    case 'delivery':
      return `delivery ${entry.delivery.id}`
    case 'job':
      return `job ${entry.jobId}`
  }
}
