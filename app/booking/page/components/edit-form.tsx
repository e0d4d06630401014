import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { type BookingFormProblem, bookingMessages, manageMessages } from '../messages'
import { PageForm } from './page-link'

interface Props {
  typed: { name: string; guests: string }
  problems: { field: string; problem: BookingFormProblem }[]
  guestsAllowed: boolean
  /** The link to leave, beside the button. */
  back: ReactNode
}

/** The attendee's own name and their guests. */
export function EditForm({ typed, problems, guestsAllowed, back }: Props) {
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages).edit
  const errorsOf = (field: string) =>
    problems.filter((found) => found.field === field).map(({ problem }) => t.problems[problem])
  return (
    <PageForm method="post" className="booking-form" noValidate>
      <FormErrors
        problems={problems.map(({ field, problem }) => ({
          message: t.problems[problem],
          ...(field === '' ? {} : { fieldId: field }),
        }))}
      />
      <TextField
        label={t.yourName}
        id="name"
        name="name"
        defaultValue={typed.name}
        errors={errorsOf('name')}
        required
        autoComplete="name"
        maxLength={100}
      />
      {guestsAllowed && (
        <TextArea
          label={t.guests}
          hint={m.guestsHint}
          id="guests"
          name="guests"
          defaultValue={typed.guests}
          errors={errorsOf('guests')}
          optional
          maxLength={3_000}
        />
      )}
      <div className="outcome-actions">
        <Button variant="primary">{m.button}</Button>
        {back}
      </div>
    </PageForm>
  )
}
