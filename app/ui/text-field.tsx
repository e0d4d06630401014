import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { FieldFrame, type FieldProps, useControl } from './field'

type TextFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'prefix'> & {
    /** Shown before the typed text, in the same frame: `foyer.example/`. Decoration; the hint must say it too. */
    prefix?: ReactNode
  }

/** One line of text. Uncontrolled: the server's value stays in the field until it is edited. */
export function TextField({ label, hint, field, optional, errors: given, prefix, className, ...rest }: TextFieldProps) {
  const { control, key, errors } = useControl({ hint, field, optional, errors: given, ...rest })
  const limits = { minLength: field?.minLength, maxLength: field?.maxLength }
  const input = <input key={key} type="text" {...limits} {...rest} {...control} className="input" />
  return (
    <FieldFrame id={control.id} label={label} hint={hint} optional={optional} errors={errors} className={className}>
      {prefix ? (
        <div className="input-group">
          <span className="input-prefix" aria-hidden="true">
            {prefix}
          </span>
          {input}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

type TextAreaProps = FieldProps & Omit<ComponentPropsWithoutRef<'textarea'>, keyof FieldProps>

/** Several lines of text; grows with the text if the browser can. */
export function TextArea({ label, hint, field, optional, errors: given, className, ...rest }: TextAreaProps) {
  const { control, key, errors } = useControl({ hint, field, optional, errors: given, ...rest })
  const limits = { minLength: field?.minLength, maxLength: field?.maxLength }
  return (
    <FieldFrame id={control.id} label={label} hint={hint} optional={optional} errors={errors} className={className}>
      <textarea key={key} rows={3} {...limits} {...rest} {...control} className="input input--area" />
    </FieldFrame>
  )
}
