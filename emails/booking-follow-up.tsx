import type { ReactNode } from 'react'
import type { FollowUp } from '#db/tables/event-types'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { meetingWith, WhenFact } from './booking-parts'
import { Action, Line, PlainLink, Small } from './layout'

/** Mails after a meeting, in our words; the host's own stand above them. */
export const FOLLOW_UP_MESSAGES: Record<FollowUp, BookingMessage> = {
  thanks: messageOf('thanks', BookAgain),
  feedback: messageOf('feedback', FeedbackLink),
  book_again: messageOf('book_again', BookAgain),
  missed: messageOf('missed', BookAgain),
}

function messageOf(followUp: FollowUp, Part: (props: BookingMailProps) => ReactNode): BookingMessage {
  return {
    method: null,
    sample: {},
    subject: (props) => props.t.followUp[followUp].subject(meetingWith(props)),
    preview: ({ t, booking }) => t.followUp[followUp].text(booking.host.name),
    heading: ({ t, booking }) => t.followUp[followUp].heading(booking.host.name),
    Content: (props) => (
      <>
        {/* The host's own words replace ours. */}
        {!props.hostText?.body.length && <Line>{props.t.followUp[followUp].text(props.booking.host.name)}</Line>}
        <Part {...props} />
        <WhenFact {...props} />
        {props.unsubscribeUrl && (
          <Small>
            <PlainLink href={props.unsubscribeUrl}>{props.t.followUp.unsubscribe(props.booking.host.name)}</PlainLink>
          </Small>
        )}
      </>
    ),
  }
}

function BookAgain({ booking, appUrl, t }: BookingMailProps) {
  const page = booking.team?.handle ?? booking.host.handle
  return <Action href={`${appUrl}/${page}/${booking.eventType.slug}`}>{t.bookAgain}</Action>
}

function FeedbackLink({ feedbackUrl, t }: BookingMailProps) {
  return feedbackUrl ? <Action href={feedbackUrl}>{t.followUp.feedbackButton}</Action> : null
}
