import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { TextArea } from '~/ui/text-field'
import { deskMessages } from '../desk-messages'

interface Props {
  bookingId: string
  attendee: string
  typed?: string
  errors?: string[]
}

/** The host's question before a booking is cancelled, on its page and in the dialog. */
export function CancellationForm({ bookingId, attendee, typed = '', errors = [] }: Props) {
  const t = useMessages(deskMessages).cancellation
  return (
    <Form method="post" action={`/admin/bookings/${bookingId}/cancellation`} className="form">
      <p>{t.text}</p>
      <TextArea
        label={t.reason}
        hint={t.reasonHint(attendee)}
        name="reason"
        defaultValue={typed}
        errors={errors}
        optional
        maxLength={1_000}
      />
      <SubmitButton variant="danger">{t.button}</SubmitButton>
    </Form>
  )
}
