import { useContext } from 'react'
import { useMessages } from '~/i18n/locale'
import { FieldSet } from '~/ui/choice-field'
import { formMessages, problemMessages } from '../messages'
import { REMINDER_RECIPIENTS } from '../reminder'
import { REMINDER_ROWS, REMINDER_UNITS, reminderField } from '../typed-reminders'
import { FormContext } from './form-fields'

/** Up to five reminders; an empty row is none. The empty rows beyond the next are folded away. */
export function ReminderFields() {
  const { typed, problems } = useContext(FormContext)
  const t = useMessages(formMessages).reminders
  const words = useMessages(problemMessages)
  const isShown = (index: number) =>
    Boolean(typed[reminderField(index, 'amount')]) ||
    problems.some(({ field }) => field === reminderField(index, 'amount'))
  const shown = Math.max(...REMINDER_ROWS.filter(isShown), -1) + 2
  const wrong = problems.find(({ field }) => field.startsWith('reminder-'))
  return (
    <FieldSet
      id="reminders"
      legend={t.legend}
      hint={t.hint}
      errors={wrong ? [words[wrong.problem]] : []}
      className="reminders"
    >
      {REMINDER_ROWS.slice(0, shown).map((index) => (
        <ReminderRow key={index} index={index} />
      ))}
      {shown < REMINDER_ROWS.length && (
        <details className="more">
          <summary>{t.more}</summary>
          {REMINDER_ROWS.slice(shown).map((index) => (
            <ReminderRow key={index} index={index} />
          ))}
        </details>
      )}
    </FieldSet>
  )
}

function ReminderRow({ index }: { index: number }) {
  const { typed, problems } = useContext(FormContext)
  const t = useMessages(formMessages).reminders
  const field = (part: Parameters<typeof reminderField>[1]) => {
    const name = reminderField(index, part)
    return { name, id: name, defaultValue: typed[name] ?? '' }
  }
  const isWrong = problems.some((problem) => problem.field === reminderField(index, 'amount'))
  return (
    <div className="reminder-row">
      <input type="hidden" {...field('id')} />
      <input
        className="input"
        aria-label={t.amount(index + 1)}
        aria-invalid={isWrong || undefined}
        inputMode="numeric"
        maxLength={5}
        {...field('amount')}
      />
      <select className="input input--select" aria-label={t.unit(index + 1)} {...field('unit')}>
        {REMINDER_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t.units[unit]}
          </option>
        ))}
      </select>
      <select className="input input--select" aria-label={t.to(index + 1)} {...field('to')}>
        {REMINDER_RECIPIENTS.map((recipient) => (
          <option key={recipient} value={recipient}>
            {t.recipients[recipient]}
          </option>
        ))}
      </select>
    </div>
  )
}
