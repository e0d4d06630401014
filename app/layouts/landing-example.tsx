import { weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Avatar } from '~/ui/avatar'
import { Icon } from '~/ui/icon'
import { landingMessages } from './messages'

// December 2026 begins on a Tuesday.
const DAYS_BEFORE = 1
const DAYS = 31
const FREE_DAYS = new Set([2, 3, 4, 8, 9, 10, 11, 14, 16, 17, 18, 21, 22])
const CHOSEN_DAY = 10
const TIMES = ['09:00', '09:30', '10:30', '13:00', '14:30']
const CHOSEN_TIME = '10:30'

/** What a client sees, as a picture: nothing in it can be clicked. */
export function LandingExample() {
  const t = useMessages(landingMessages).example
  const weekdays = weekdayNames(useReader(), 'short')
  return (
    <div className="example" role="img" aria-label={t.label}>
      <div className="example-sheet" aria-hidden="true">
        <div className="example-head">
          <Avatar name={t.host} />
          <div>
            <p className="example-host">{t.host}</p>
            <p className="example-title">{t.title}</p>
          </div>
          <p className="example-details">
            <Icon name="video" />
            {t.details}
          </p>
        </div>
        <div className="example-choice">
          <div className="example-month">
            {weekdays.map((name) => (
              <span className="example-weekday" key={name}>
                {name}
              </span>
            ))}
            {Array.from({ length: DAYS_BEFORE }, (_, index) => (
              <span key={`before-${String(index)}`} />
            ))}
            {Array.from({ length: DAYS }, (_, index) => index + 1).map((day) => (
              <span
                className="example-day"
                key={day}
                data-free={FREE_DAYS.has(day) || undefined}
                data-chosen={day === CHOSEN_DAY || undefined}
              >
                {day}
              </span>
            ))}
          </div>
          <div className="example-times">
            {TIMES.map((time) => (
              <span className="example-time" key={time} data-chosen={time === CHOSEN_TIME || undefined}>
                {time}
              </span>
            ))}
          </div>
        </div>
        <div className="example-foot">
          <span className="example-zone">
            <Icon name="globe" />
            {t.zone}
          </span>
          <span className="button" data-variant="primary">
            {t.confirm}
          </span>
        </div>
      </div>
    </div>
  )
}
