import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { bookingMessages } from '../messages'

interface Props {
  startsAt: number
  /** Epoch ms; null where it is not to be said. */
  rescheduleUntil: number | null
  cancelUntil: number | null
  timeZone: string
}

/** Until when a booking can be changed, where its host wants that to end before the start. */
export function CutoffNotes({ startsAt, rescheduleUntil, cancelUntil, timeZone }: Props) {
  const t = useMessages(bookingMessages).outcome
  const reader = useReader()
  const inWords = (at: number) => `${formatShortDate(reader.locale, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
  return (
    <>
      {rescheduleUntil !== null && rescheduleUntil < startsAt && (
        <p className="outcome-note">{t.rescheduleUntil(inWords(rescheduleUntil))}</p>
      )}
      {cancelUntil !== null && cancelUntil < startsAt && (
        <p className="outcome-note">{t.cancelUntil(inWords(cancelUntil))}</p>
      )}
    </>
  )
}
