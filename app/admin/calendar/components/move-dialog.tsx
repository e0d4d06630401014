import { type FetcherWithComponents, useLocation } from '@remix-run/react'
import { formatSpan } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { calendarMoveMessages } from '../../messages'
import type { MovedBooking } from './use-moved-booking'

/** Asks before a booking moves, because its attendee gets a mail. The form is that of the booking's page for moving. */
export function MoveDialog({
  moved: { booking, start },
  fetcher,
  date,
  timeZone,
  onClose,
}: {
  moved: MovedBooking
  fetcher: FetcherWithComponents<unknown>
  /** The date that is shown. */
  date: string
  timeZone: string
  onClose: () => void
}) {
  const t = useMessages(calendarMoveMessages)
  const reader = useReader()
  const { pathname, search } = useLocation()
  // Without a date the calendar would open where the next booking is by then.
  const back = new URLSearchParams(search)
  back.set('date', date)
  back.set('done', 'moved')
  const { id, attendee, startsAt, endsAt } = booking
  return (
    <Dialog title={t.title(attendee)} onClose={onClose}>
      <dl className="facts">
        <div className="fact">
          <dt>{t.before}</dt>
          <dd>
            <s>{formatSpan(reader, startsAt, endsAt, timeZone)}</s>
          </dd>
        </div>
        <div className="fact">
          <dt>{t.after}</dt>
          <dd>
            <strong>{formatSpan(reader, start, start + endsAt - startsAt, timeZone)}</strong>
          </dd>
        </div>
      </dl>
      <p>{t.text(attendee)}</p>
      <fetcher.Form method="post" action={`/admin/bookings/${id}/move`} className="actions">
        <input type="hidden" name="start" value={instantText(start)} />
        <input type="hidden" name="seen" value={instantText(startsAt)} />
        <input type="hidden" name="back" value={`${pathname}?${back}`} />
        <Button variant="primary">{t.button}</Button>
        <Button type="button" variant="quiet" onClick={onClose}>
          {t.keep}
        </Button>
      </fetcher.Form>
    </Dialog>
  )
}
