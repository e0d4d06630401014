import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { bookingMessages } from '../messages'

interface Props {
  title: string
  /** What choosing one does, if nothing was typed. */
  words?: string
  alternatives: number[]
  timeZone: string
}

/** The nearest free times instead of one that is taken; each button confirms with the typed values. Rendered inside the form. */
export function Alternatives({ title, words, alternatives, timeZone }: Props) {
  const t = useMessages(bookingMessages).taken
  const reader = useReader()
  return (
    <Alert tone="danger" title={title} focusable>
      <p>{alternatives.length > 0 ? (words ?? t.choose) : t.none}</p>
      {alternatives.length > 0 && (
        <ul className="alternatives">
          {alternatives.map((start) => (
            <li key={start}>
              <Button name="alternative" value={instantText(start)} wide>
                {`${formatShortDate(reader, start, timeZone)}, ${formatTime(reader, start, timeZone)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
