import { Link } from '@remix-run/react'
import { MeetingTime } from '~/admin/components/booking-cells'
import { useMessages } from '~/i18n/locale'
import { Section } from '~/ui/card'
import type { CoHostedMeeting } from '../co-hosted-meetings.server'
import { coHostedMessages } from '../messages'

/** Meetings that a host has together with colleagues, one of whom organizes them. */
export function CoHostedSection({ meetings, timeZone }: { meetings: CoHostedMeeting[]; timeZone: string }) {
  const t = useMessages(coHostedMessages)
  if (meetings.length === 0) return null
  return (
    <Section title={t.title}>
      <ul className="items">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="item">
            <div className="item-words">
              <Link to={`/admin/bookings/${meeting.id}`} className="item-title">
                {meeting.title} · {meeting.attendee}
              </Link>
              <span className="item-text">
                <MeetingTime {...meeting} timeZone={timeZone} />
              </span>
              <span className="item-text">{t.organizer(meeting.organizer)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
