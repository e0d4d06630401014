import { useMessages } from '~/i18n/locale'
import { ReasonForm } from '~/ui/reason-form'
import { adminMessages } from '../messages'

interface Props {
  bookingId: string
  attendee: string
  typed?: string | undefined
  errors?: string[] | undefined
}

/** The host's confirmation before a booking is cancelled, on its own page and in the dialog. */
export function CancellationForm({ bookingId, attendee, ...rest }: Props) {
  const t = useMessages(adminMessages).cancellation
  const words = { text: t.text, label: t.reason, hint: t.reasonHint(attendee), button: t.button }
  return <ReasonForm {...words} {...rest} action={`/admin/bookings/${bookingId}/cancellation`} name="reason" danger />
}
