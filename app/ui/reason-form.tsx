import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SubmitButton } from './button'
import { TextArea, TextField } from './text-field'

/** A confirmation with a text field, on its own page and in the dialog that replaces it. */
export function ReasonForm({
  action,
  text,
  label,
  hint,
  name,
  button,
  danger = false,
  oneLine = false,
  typed = '',
  errors = [],
}: {
  action: string
  text: ReactNode
  label: string
  hint?: string
  name: string
  button: string
  danger?: boolean
  /** An address instead of a message; it must be given. */
  oneLine?: boolean
  typed?: string | undefined
  errors?: string[] | undefined
}) {
  const field = { label, hint, name, defaultValue: typed, errors }
  return (
    <Form method="post" action={action} className="form">
      <p>{text}</p>
      {oneLine ? (
        <TextField {...field} type="url" inputMode="url" required maxLength={500} autoComplete="off" />
      ) : (
        <TextArea {...field} optional maxLength={1_000} />
      )}
      <SubmitButton variant={danger ? 'danger' : 'primary'}>{button}</SubmitButton>
    </Form>
  )
}
