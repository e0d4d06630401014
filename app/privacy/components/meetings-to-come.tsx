import { Link } from '@remix-run/react'
import { When } from '~/booking/page/components/when'
import { Alert } from '~/ui/alert'

interface MeetingToCome {
  id: string
  title: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
}

interface Props {
  title: string
  whatToDo: string
  meetings: MeetingToCome[]
  timeZone: string
}

/** Meetings that must be cancelled before something may be deleted, each with its link. */
export function MeetingsToCome({ title, whatToDo, meetings, timeZone }: Props) {
  return (
    <>
      <Alert tone="warning" title={title}>
        {whatToDo}
      </Alert>
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <Link to={`/admin/bookings/${meeting.id}`}>{meeting.title}</Link>
            <br />
            <When startsAt={meeting.startsAt} endsAt={meeting.endsAt} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </>
  )
}
