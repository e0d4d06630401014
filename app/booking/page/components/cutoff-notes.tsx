import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { bookingMessages } from '../messages'

interface Props {
  startsAt: number
  /** Epoch ms, as `changeableUntil` gives them; null for what is not shown. */
  until: { reschedule: number | null; cancel: number | null }
  timeZone: string
}

/** Until when a booking can be changed, if the host set a cut-off before the start. */
export function CutoffNotes({ startsAt, until, timeZone }: Props) {
  const t = useMessages(bookingMessages).outcome
  const reader = useReader()
  const inWords = (at: number) => `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
  return (
    <>
      {until.reschedule !== null && until.reschedule < startsAt && (
        <p className="outcome-note">{t.rescheduleUntil(inWords(until.reschedule))}</p>
      )}
      {until.cancel !== null && until.cancel < startsAt && (
        <p className="outcome-note">{t.cancelUntil(inWords(until.cancel))}</p>
      )}
    </>
  )
}
