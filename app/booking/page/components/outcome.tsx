import { useMessages } from '~/i18n/locale'
import { Alert, type Tone } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { Icon, type IconName } from '~/ui/icon'
import { bookingMessages, manageMessages } from '../messages'
import { AttendeeFactList, BookingFactList, type ShownBooking } from './booking-facts'
import { CopyLink } from './copy-link'
import { CutoffNotes } from './cutoff-notes'
import { PageButtonLink, PageLink } from './page-link'
import { usePageQuery } from './page-query'

/** A booking that its host still has to confirm: the time is held, nothing else is decided. */
export function PendingBooking({ booking, path }: { booking: ShownBooking; path: string }) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  return (
    <>
      <header className="outcome-head">
        <OutcomeMark icon="pending" tone="info" />
        <h1>{booking.over ? m.pending.unanswered : m.pending.title}</h1>
        <p>{booking.over ? t.outcome.over : m.pending.text(booking.host.name, booking.attendee.email)}</p>
      </header>
      <HeldBack booking={booking} />
      <BookingFactList booking={booking} />
      <AttendeeFactList booking={booking} />
      <MoreLinks booking={booking} path={path} />
    </>
  )
}

/** The meeting before runs over its end, as GoTo says: the organizer comes as soon as it is over. */
export function OrganizerElsewhere({ host, path }: { host: string; path: string }) {
  const t = useMessages(bookingMessages).outcome.elsewhere
  const { linkTo } = usePageQuery()
  return (
    <Alert tone="info" title={t.title(host)}>
      {t.text} <PageLink to={linkTo(path)}>{t.again}</PageLink>
    </Alert>
  )
}

/** A confirmed booking: when it is, how to get it into a calendar, to join, move or cancel it. */
export function UpcomingBooking({ booking, path }: { booking: ShownBooking; path: string }) {
  const t = useMessages(bookingMessages).outcome
  return (
    <>
      <header className="outcome-head">
        <OutcomeMark icon="check" tone="success" />
        <h1>{booking.previous ? t.moved : t.booked}</h1>
        <p>{booking.over ? t.over : mailedText(booking, t)}</p>
      </header>
      <HeldBack booking={booking} />
      {booking.confirmationText && (
        <p className="booking-description" dir="auto">
          {booking.confirmationText}
        </p>
      )}
      {!booking.over && booking.joinFirst && <JoinPart booking={booking} />}
      <BookingFactList booking={booking} />
      {!booking.over && <CalendarPart booking={booking} path={path} />}
      {!booking.over && !booking.joinFirst && <JoinPart booking={booking} />}
      <AttendeeFactList booking={booking} />
      <MoreLinks booking={booking} path={path} />
    </>
  )
}

/** The calendars on the web that open with the entry filled in, and the file for all others. */
function CalendarPart({ booking: { calendar }, path }: { booking: ShownBooking; path: string }) {
  const t = useMessages(bookingMessages).outcome
  const opened = [
    { name: t.google, href: calendar.google },
    { name: t.outlook, href: calendar.outlook },
    { name: t.microsoft365, href: calendar.microsoft365 },
  ]
  return (
    <section className="outcome-calendar" aria-labelledby="calendar-head">
      <h2 id="calendar-head">{t.calendarTitle}</h2>
      <ul className="outcome-calendars">
        {opened.map(({ name, href }) => (
          <li key={name}>
            <ButtonAnchor wide href={href} rel="noreferrer" target="_blank">
              {name}
            </ButtonAnchor>
          </li>
        ))}
        <li>
          <ButtonAnchor wide href={`${path}/invite.ics`}>
            {t.addToCalendar}
            <span className="calendar-file" aria-hidden="true">
              {' .ics'}
            </span>
          </ButtonAnchor>
        </li>
      </ul>
    </section>
  )
}

function OutcomeMark({ icon, tone }: { icon: IconName; tone: Tone }) {
  return (
    <span className="outcome-mark" data-tone={tone}>
      <Icon name={icon} />
    </span>
  )
}

/** Where the invitation or the new time is sent, or that no mail is sent. */
function mailedText(
  { heldBack, previous, attendee }: ShownBooking,
  t: (typeof bookingMessages)['en']['outcome'],
): string {
  if (heldBack.attendee) return t.standsUnmailed
  return (previous ? t.movedMailed : t.mailed)(attendee.email)
}

/** Cancelled by either side, or a request that was declined. */
export function EndedBooking({ booking }: { booking: ShownBooking }) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  const { linkTo } = usePageQuery()
  const declined = booking.status === 'declined'
  const by =
    booking.cancellation?.by === 'attendee' ? m.cancel.doneBy.attendee : m.cancel.doneBy.host(booking.host.name)
  const to = linkTo(booking.bookAgainPath, { tz: booking.attendee.timeZone })
  return (
    <>
      <header className="outcome-head">
        <OutcomeMark icon="cross" tone="warning" />
        <h1>{declined ? m.declined.title : m.cancel.done}</h1>
        <p>{declined ? (booking.expired ? m.declined.expired : m.declined.text)(booking.host.name) : by}</p>
      </header>
      <HeldBack booking={booking} />
      <BookingFactList booking={booking} />
      <div className="outcome-actions">
        <PageButtonLink variant="primary" to={to}>
          {t.outcome.again}
        </PageButtonLink>
      </div>
    </>
  )
}

/** Who got no mail, shown to the person who made the change. The booking is valid all the same. */
function HeldBack({ booking: { heldBack, attendee } }: { booking: ShownBooking }) {
  const t = useMessages(bookingMessages).outcome
  if (heldBack.attendee) return <Alert tone="info">{t.oftenEnough(attendee.email)}</Alert>
  return heldBack.guests > 0 ? <Alert tone="info">{t.guestsOftenEnough(heldBack.guests)}</Alert> : null
}

/** What can still be changed. Where the host's cut-offs no longer allow it, a sentence says so. */
function MoreLinks({ booking, path }: { booking: ShownBooking; path: string }) {
  const t = useMessages(bookingMessages).outcome
  const { linkTo } = usePageQuery()
  const { may, host, attendee } = booking
  return (
    <nav className="outcome-more" aria-label={t.more}>
      <ul className="outcome-links">
        {may.reschedule && (
          <li>
            <PageLink to={linkTo(`${path}/reschedule`)}>{t.reschedule}</PageLink>
          </li>
        )}
        {may.cancel && (
          <li>
            <PageLink to={linkTo(`${path}/cancel`)}>{t.cancel}</PageLink>
          </li>
        )}
        {may.edit && (
          <li>
            <PageLink to={linkTo(`${path}/edit`)}>{t.edit}</PageLink>
          </li>
        )}
        <li>
          <BookAgain booking={booking} />
        </li>
      </ul>
      {!booking.over && (
        <CutoffNotes
          startsAt={booking.startsAt}
          until={{
            reschedule: may.reschedule ? may.until.reschedule : null,
            cancel: may.cancel ? may.until.cancel : null,
          }}
          timeZone={attendee.timeZone}
        />
      )}
      {!booking.over && !may.reschedule && <p className="outcome-note">{t.tooLateToMove(host.name)}</p>}
      {!booking.over && !may.cancel && <p className="outcome-note">{t.tooLateToCancel(host.name)}</p>}
    </nav>
  )
}

function BookAgain({ booking }: { booking: ShownBooking }) {
  const t = useMessages(bookingMessages).outcome
  const { linkTo } = usePageQuery()
  const to = linkTo(booking.bookAgainPath, { tz: booking.attendee.timeZone })
  return <PageLink to={to}>{t.again}</PageLink>
}

/** The link, or why there is none yet. */
function JoinPart({ booking: { link, joinUrl, host } }: { booking: ShownBooking }) {
  const t = useMessages(bookingMessages).outcome
  if (link === 'none') return null
  if (joinUrl) {
    return (
      <div className="outcome-actions">
        <ButtonAnchor variant="primary" icon="video" href={joinUrl} rel="noreferrer" target="_blank">
          {t.join}
        </ButtonAnchor>
        <CopyLink value={joinUrl} label={t.copyLink} />
      </div>
    )
  }
  if (link === 'soon') {
    return (
      <div data-look-again>
        <Alert tone="info" actions={<ButtonAnchor href="">{t.refresh}</ButtonAnchor>}>
          {t.linkSoon}
        </Alert>
      </div>
    )
  }
  return <Alert tone="info">{link === 'trouble' ? t.linkTrouble(host.name) : t.linkLater(host.name)}</Alert>
}
