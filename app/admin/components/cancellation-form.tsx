import { useMessages } from '~/i18n/locale'
import { WordsForm } from '~/ui/reason-form'
import { deskMessages } from '../messages'

interface Props {
  bookingId: string
  attendee: string
  typed?: string | undefined
  errors?: string[] | undefined
}

/** The host's question before a booking is cancelled, on its page and in the dialog. */
export function CancellationForm({ bookingId, attendee, ...rest }: Props) {
  const t = useMessages(deskMessages).cancellation
  const words = { text: t.text, label: t.reason, hint: t.reasonHint(attendee), button: t.button }
  return <WordsForm {...words} {...rest} action={`/admin/bookings/${bookingId}/cancellation`} name="reason" danger />
}
