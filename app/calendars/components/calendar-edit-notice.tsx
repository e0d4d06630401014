import { Form } from '@remix-run/react'
import { momentOf } from '~/busy/components/feed-card'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import type { CalendarEdit } from '../answer-edit.server'
import { calendarMessages } from '../messages'

/** What the host did to a booking's event in their calendar, and what may follow. */
export function CalendarEditNotice({
  bookingId,
  attendee,
  edit,
  timeZone,
}: {
  bookingId: string
  attendee: string
  edit: CalendarEdit
  timeZone: string
}) {
  const { edit: t } = useMessages(calendarMessages)
  const reader = useReader()
  const button = (change: string, label: string, primary = false) => (
    <SubmitButton name="change" value={change} {...(primary ? { variant: 'primary' } : {})}>
      {label}
    </SubmitButton>
  )
  return (
    <Alert
      tone="warning"
      title={
        edit.found === 'deleted' ? t.deletedTitle(edit.calendar) : t.movedTitle(momentOf(reader, edit.start, timeZone))
      }
      actions={
        <Form method="post" action={`/admin/bookings/${bookingId}/change`} className="actions">
          {edit.found === 'deleted' && (
            <ButtonLink to={`/admin/bookings/${bookingId}/cancellation`}>{t.cancel}</ButtonLink>
          )}
          {edit.found === 'deleted' ? button('calendar-keep', t.keep) : button('calendar-move', t.move, true)}
          {button('calendar-put-back', t.putBack)}
        </Form>
      }
    >
      {edit.found === 'deleted' ? t.deleted(attendee) : t.moved(attendee)}
    </Alert>
  )
}
