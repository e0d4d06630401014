import { type ComponentProps, type ReactNode, useId } from 'react'
import { useMessages } from '../i18n/locale'
import { uiMessages } from './messages'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** What is wrong with what was entered; the first one is shown. */
  error?: string | string[] | null
  /** Says "optional" beside the label. */
  optional?: boolean
}

function useField({ hint, error, id }: Pick<FieldProps, 'hint' | 'error'> & { id?: string }) {
  const ownId = useId()
  const inputId = id ?? ownId
  const message = Array.isArray(error) ? error[0] : error
  const describedBy = [message && `${inputId}-error`, hint && `${inputId}-hint`].filter(Boolean).join(' ')
  return {
    message,
    wiring: {
      id: inputId,
      'aria-invalid': message ? true : undefined,
      'aria-describedby': describedBy || undefined,
      className: 'input',
    },
  } as const
}

function FieldFrame({
  label,
  hint,
  optional,
  id,
  message,
  children,
}: FieldProps & { id: string; message?: string | null; children: ReactNode }) {
  const t = useMessages(uiMessages)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional" aria-hidden="true">{` (${t.optional})`}</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {message && (
        <p className="field-error" id={`${id}-error`}>
          {message}
        </p>
      )}
    </div>
  )
}

export function TextField({ label, hint, error, optional, ...props }: FieldProps & ComponentProps<'input'>) {
  const { message, wiring } = useField({ hint, error, id: props.id })
  return (
    <FieldFrame label={label} hint={hint} optional={optional} id={wiring.id} message={message}>
      <input type="text" {...props} {...wiring} />
    </FieldFrame>
  )
}

export function TextArea({ label, hint, error, optional, ...props }: FieldProps & ComponentProps<'textarea'>) {
  const { message, wiring } = useField({ hint, error, id: props.id })
  return (
    <FieldFrame label={label} hint={hint} optional={optional} id={wiring.id} message={message}>
      <textarea rows={4} {...props} {...wiring} />
    </FieldFrame>
  )
}

/** A native select: every phone and screen reader knows it. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  children,
  ...props
}: FieldProps & ComponentProps<'select'>) {
  const { message, wiring } = useField({ hint, error, id: props.id })
  return (
    <FieldFrame label={label} hint={hint} optional={optional} id={wiring.id} message={message}>
      <select {...props} {...wiring}>
        {children}
      </select>
    </FieldFrame>
  )
}

export function CheckboxField({ label, hint, error, ...props }: FieldProps & ComponentProps<'input'>) {
  const { message, wiring } = useField({ hint, error, id: props.id })
  return (
    <div className="field">
      <div className="check">
        <input type="checkbox" {...props} {...wiring} className={undefined} />
        <label htmlFor={wiring.id}>
          {label}
          {hint && (
            <span className="field-hint" id={`${wiring.id}-hint`}>
              <br />
              {hint}
            </span>
          )}
        </label>
      </div>
      {message && (
        <p className="field-error" id={`${wiring.id}-error`}>
          {message}
        </p>
      )}
    </div>
  )
}
