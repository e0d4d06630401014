import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { FieldSet, RadioField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextField } from '~/ui/text-field'
import { datesMessages } from '../messages'
import { MAX_INTERVALS, type OverrideDraft, type OverrideProblem } from '../override-form'

const SPARE_ROWS = 1
const LEAST_ROWS = 2

/** The hours of one date or a range of dates. */
export function OverrideForm({ draft, problem }: { draft: OverrideDraft; problem: OverrideProblem | null }) {
  const t = useMessages(datesMessages)
  const message = problem && t.problems[problem]
  const atDates = problem === 'dates' || problem === 'backwards' || problem === 'tooLong' || problem === 'tooMany'
  const errors = message ? [message] : []
  const rows = Math.min(MAX_INTERVALS, Math.max(LEAST_ROWS, draft.intervals.length + SPARE_ROWS))
  return (
    <section aria-labelledby="change" className="section-body">
      <div>
        <h2 id="change">{t.change}</h2>
        <p className="field-hint">{t.changeHint}</p>
      </div>
      <Form method="post" className="form" noValidate preventScrollReset key={JSON.stringify(draft)}>
        <FormErrors problems={message ? [{ message, fieldId: atDates ? 'from' : 'start-0' }] : []} />
        <div className="form-grid">
          <TextField label={t.from} id="from" name="from" type="date" defaultValue={draft.from} required />
          <TextField
            label={t.to}
            id="to"
            name="to"
            type="date"
            defaultValue={draft.to}
            errors={atDates ? errors : []}
          />
        </div>
        <RadioField
          label={t.what}
          id="kind"
          name="kind"
          defaultValue={draft.kind}
          choices={[
            { value: 'usual', label: t.usual },
            { value: 'hours', label: t.hours },
            { value: 'off', label: t.off },
          ]}
        />
        <FieldSet legend={t.hours} hint={t.hoursHint} errors={atDates ? [] : errors} id="times">
          {Array.from({ length: rows }, (_, row) => (
            <div className="interval" key={row}>
              <TimeInput
                id={`start-${row}`}
                name="start"
                label={t.startNamed(row + 1)}
                value={draft.intervals[row]?.start}
              />
              <span aria-hidden="true">{t.until}</span>
              <TimeInput id={`end-${row}`} name="end" label={t.endNamed(row + 1)} value={draft.intervals[row]?.end} />
            </div>
          ))}
        </FieldSet>
        <SubmitButton variant="primary">{t.save}</SubmitButton>
      </Form>
    </section>
  )
}

function TimeInput({ id, name, label, value }: { id: string; name: string; label: string; value: string | undefined }) {
  return (
    <input
      className="input"
      id={id}
      name={name}
      defaultValue={value ?? ''}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
    />
  )
}
