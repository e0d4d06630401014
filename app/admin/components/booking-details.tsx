import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Booking } from '~/booking/booking'
import { When } from '~/booking/page/components/when'
import { useMessages } from '~/i18n/locale'
import { adminMessages } from '../messages'

interface Props {
  booking: Pick<
    Booking,
    'startsAt' | 'endsAt' | 'attendee' | 'guests' | 'answers' | 'notes' | 'meeting' | 'cancellation' | 'crm'
  >
  /** Where the booking came from, by the parameters of its link. */
  source: string
  /** The host's. */
  timeZone: string
  /** The attendee's page. */
  manageUrl: string
}

/** All known facts of a booking as a list of terms; unknown ones are left out. */
export function BookingDetailsList({ booking, source, timeZone, manageUrl }: Props) {
  const { details: t, erased } = useMessages(adminMessages)
  const { startsAt, endsAt, attendee, guests, answers, notes, meeting, cancellation, crm } = booking
  const address = encodeURIComponent(attendee.email)
  return (
    <dl className="facts">
      <Fact name={t.when}>
        <When startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
      </Fact>
      <Fact name={t.theirTime(attendee.name)}>
        {attendee.name && attendee.timeZone !== timeZone && (
          <When startsAt={startsAt} endsAt={endsAt} timeZone={attendee.timeZone} />
        )}
      </Fact>
      <Fact name={t.attendee}>{attendee.name || erased}</Fact>
      <Fact name={t.email}>{attendee.email && <a href={`mailto:${address}`}>{attendee.email}</a>}</Fact>
      <Fact name={t.guests}>{guests.join(', ')}</Fact>
      {answers.map(({ question, answer }) => (
        <Fact key={question} name={question}>
          {answer}
        </Fact>
      ))}
      <Fact name={t.notes}>{notes}</Fact>
      <Fact name={t.meeting}>{meeting.joinUrl && <a href={meeting.joinUrl}>{meeting.joinUrl}</a>}</Fact>
      <Fact name={t.phone}>{meeting.dialIn}</Fact>
      <Fact name={t.source}>{source}</Fact>
      <Fact name={t.crm}>{crm && [crm.system, crm.type, crm.id].filter(Boolean).join(' · ')}</Fact>
      <Fact name={t.cancelled}>{cancellation && t.cancelledBy[cancellation.by]}</Fact>
      <Fact name={t.reason}>{cancellation?.reason}</Fact>
      <Fact name={t.manage}>{attendee.email && <a href={manageUrl}>{t.manage}</a>}</Fact>
      <Fact name={t.personalData}>
        {attendee.email && <Link to={`/admin/settings/person?address=${address}`}>{t.exportOrErase}</Link>}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
