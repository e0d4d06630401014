import { Form } from '@remix-run/react'
import { readWallTime } from '~/availability/schedules/weekly-form'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { TextField } from '~/ui/text-field'
import { calendarTimeMessages } from '../../messages'
import type { StretchProblem, TypedStretch } from '../typed-stretch'

/** What to do with an empty time: book it for somebody, or block it. The page and the dialog show the same. */
export function TimeChoice({ typed, problem }: { typed: TypedStretch; problem: StretchProblem | 'too_many' | null }) {
  const t = useMessages(calendarTimeMessages)
  const errors = problem ? [t.problems[problem]] : []
  return (
    <>
      <section className="calendar-choice">
        <p>{t.bookText}</p>
        <ButtonLink variant="primary" icon="plus" to={`/admin/bookings/new?date=${typed.date}&time=${typed.from}`}>
          {t.book}
        </ButtonLink>
      </section>
      <Form method="post" action="/admin/calendar/time" className="calendar-choice" noValidate>
        <h2 className="dialog-title">{t.block}</h2>
        <p>{t.blockText}</p>
        <FormErrors problems={errors.map((message) => ({ message, fieldId: 'block-from' }))} />
        <input type="hidden" name="date" value={typed.date} />
        <div className="calendar-choice-times">
          <TextField
            label={t.from}
            id="block-from"
            name="from"
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            defaultValue={typed.from}
            errors={errors}
          />
          <TextField
            label={t.until}
            id="block-until"
            name="until"
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            defaultValue={typed.until}
          />
          <SubmitButton>{t.blockButton}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

/** An hour from a time of the day, or what is left of the day. @example stretchFrom('2026-12-03', '23:30').until // '24:00' */
export function stretchFrom(date: string, time: string): TypedStretch {
  const from = readWallTime(time) ?? '09:00'
  const hour = Number(from.slice(0, 2)) + 1
  return { date, from, until: hour >= 24 ? '24:00' : `${String(hour).padStart(2, '0')}${from.slice(2)}` }
}
