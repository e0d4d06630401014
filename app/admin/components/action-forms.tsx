import { useMessages } from '~/i18n/locale'
import { ReasonForm } from '~/ui/reason-form'
import { actionMessages } from '../messages'

interface Props {
  bookingId: string
  attendee: string
  typed?: string | undefined
  errors?: string[] | undefined
}

export function DeclineForm({ bookingId, attendee, ...rest }: Props) {
  const t = useMessages(actionMessages).decline
  const words = { text: t.text, label: t.reason, hint: t.reasonHint(attendee), button: t.button }
  return <ReasonForm {...words} {...rest} action={`/admin/bookings/${bookingId}/decline`} name="reason" danger />
}

export function NewTimeForm({ bookingId, attendee, ...rest }: Props) {
  const t = useMessages(actionMessages)
  const words = { text: t.newTime.text, label: t.newTime.message, hint: t.decline.reasonHint(attendee) }
  const action = `/admin/bookings/${bookingId}/new-time`
  return <ReasonForm {...words} {...rest} action={action} name="message" button={t.newTime.button} />
}

export function MeetingLinkForm({ bookingId, ...rest }: Omit<Props, 'attendee'>) {
  const t = useMessages(actionMessages).link
  const words = { text: t.text, label: t.field, hint: t.hint, button: t.button }
  return <ReasonForm {...words} {...rest} action={`/admin/bookings/${bookingId}/link`} name="link" oneLine />
}
