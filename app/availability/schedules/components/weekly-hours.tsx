import { weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { FieldError } from '~/ui/field'
import { availabilityMessages } from '../messages'
import type { WeeklyDraft, WeeklyProblem } from '../weekly-form'
import { withEntry } from '../with-entry'

interface Props {
  draft: WeeklyDraft
  problems: (WeeklyProblem & { message: string })[]
  onDraft: (draft: WeeklyDraft) => void
}

/** Seven days with their intervals. Every button sends the form, so all of it works without scripts; only `Save` saves. */
export function WeeklyHoursList({ draft, problems, onDraft }: Props) {
  const names = weekdayNames(useReader(), 'long')
  return (
    <div>
      {draft.map((hours, day) => (
        <Weekday
          key={names[day]}
          weekday={day + 1}
          names={names}
          hours={hours}
          onHours={(changed) => onDraft(withEntry(draft, day, changed))}
          problems={problems.filter(({ weekday }) => weekday === day + 1)}
        />
      ))}
    </div>
  )
}

function Weekday({
  weekday,
  names,
  hours,
  problems,
  onHours,
}: Pick<Props, 'problems'> & {
  weekday: number
  names: string[]
  hours: WeeklyDraft[number]
  onHours: (hours: WeeklyDraft[number]) => void
}) {
  const t = useMessages(availabilityMessages)
  const name = names[weekday - 1] ?? ''
  return (
    <section className="weekday" aria-labelledby={`day-${weekday}`}>
      <h2 id={`day-${weekday}`}>{name}</h2>
      <div className="weekday-hours">
        {hours.length === 0 && <p className="item-text">{t.unavailable}</p>}
        {hours.map((interval, index) => (
          <Interval
            key={index}
            {...interval}
            onTyped={(typed) => onHours(withEntry(hours, index, { ...interval, ...typed }))}
            weekday={weekday}
            index={index}
            name={name}
            errors={problems.filter((found) => found.index === index).map(({ message }) => message)}
          />
        ))}
      </div>
      <div className="weekday-actions">
        <Button size="small" variant="quiet" name="change" value={`add-${weekday}`} aria-label={t.addNamed(name)}>
          {t.add}
        </Button>
        {hours.length > 0 && <CopyDay weekday={weekday} names={names} />}
      </div>
    </section>
  )
}

function Interval({
  weekday,
  index,
  name,
  start,
  end,
  errors,
  onTyped,
}: {
  weekday: number
  index: number
  name: string
  start: string
  end: string
  errors: string[]
  onTyped: (typed: { start?: string; end?: string }) => void
}) {
  const t = useMessages(availabilityMessages)
  const id = `hours-${weekday}-${index}`
  const shared = {
    className: 'input',
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    maxLength: 5,
    'aria-invalid': errors.length > 0 || undefined,
    'aria-describedby': errors.length > 0 ? `${id}-error` : undefined,
  }
  return (
    <div>
      <div className="interval">
        <input
          {...shared}
          id={id}
          name={`start-${weekday}`}
          value={start}
          onChange={({ target }) => onTyped({ start: target.value })}
          aria-label={t.from(name)}
        />
        <span aria-hidden="true">{t.to}</span>
        <input
          {...shared}
          name={`end-${weekday}`}
          value={end}
          onChange={({ target }) => onTyped({ end: target.value })}
          aria-label={t.until(name)}
        />
        <Button
          size="small"
          variant="quiet"
          name="change"
          value={`remove-${weekday}-${index}`}
          aria-label={t.removeNamed(name, start)}
        >
          {t.remove}
        </Button>
      </div>
      <FieldError id={id} errors={errors} />
    </div>
  )
}

function CopyDay({ weekday, names }: { weekday: number; names: string[] }) {
  const t = useMessages(availabilityMessages)
  const name = names[weekday - 1] ?? ''
  return (
    <details className="more">
      <summary>
        {t.copy} <span className="visually-hidden">{name}</span>
      </summary>
      {names.map((other, index) =>
        index === weekday - 1 ? null : (
          <div className="choice" key={other}>
            <input
              type="checkbox"
              className="choice-input"
              id={`copy-${weekday}-${index}`}
              name={`copy-${weekday}-to`}
              value={index + 1}
              defaultChecked={index < 5}
            />
            <label className="choice-label" htmlFor={`copy-${weekday}-${index}`}>
              {other}
            </label>
          </div>
        ),
      )}
      <Button size="small" name="change" value={`copy-${weekday}`} aria-label={t.copyButtonNamed(name)}>
        {t.copyButton}
      </Button>
    </details>
  )
}

export function weeklyProblemText(
  t: (typeof availabilityMessages)['en'],
  problem: WeeklyProblem['problem'],
  day: string,
): string {
  const text = t.problems[problem]
  return typeof text === 'string' ? text : text(day)
}
