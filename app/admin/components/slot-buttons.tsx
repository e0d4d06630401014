import { formatShortDate, formatTime } from '~/i18n/dates'
import { useReader } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { SubmitButton } from '~/ui/button'

/** Free times by day, each a button that submits the surrounding form. @param wanted the one that was asked for, which stands out */
export function SlotButtons({
  starts,
  timeZone,
  wanted,
}: {
  starts: number[]
  timeZone: string
  wanted?: number | null
}) {
  const reader = useReader()
  const days = new Map<string, number[]>()
  for (const start of starts) {
    const day = formatShortDate(reader, start, timeZone)
    days.set(day, [...(days.get(day) ?? []), start])
  }
  return (
    <ul className="slot-days">
      {[...days].map(([day, starts]) => (
        <li key={day} className="slot-day">
          <h3>{day}</h3>
          <div className="actions">
            {starts.map((start) => (
              <SubmitButton
                key={start}
                name="start"
                value={instantText(start)}
                variant={start === wanted ? 'primary' : 'secondary'}
                aria-label={`${day}, ${formatTime(reader, start, timeZone)}`}
              >
                {formatTime(reader, start, timeZone)}
              </SubmitButton>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
