import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { useId } from 'react'
import { useMessages } from '~/i18n/locale'
import { classNames } from './class-names'
import { FieldError, FieldFrame, type FieldProps, useControl } from './field'
import { uiMessages } from './messages'

export interface Choice {
  value: string
  label: string
}

type SelectFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'select'>, keyof FieldProps> & {
    /** Or give `<option>` and `<optgroup>` elements as children. */
    choices?: Choice[]
  }

export function SelectField({ label, hint, field, optional, choices, className, children, ...rest }: SelectFieldProps) {
  const { control, key, errors } = useControl({ label, hint, field, optional, ...rest })
  const { errors: _, ...attributes } = rest
  return (
    <FieldFrame id={control.id} label={label} hint={hint} optional={optional} errors={errors} className={className}>
      <select key={key} {...attributes} {...control} className="input input--select">
        {choices?.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {children}
      </select>
    </FieldFrame>
  )
}

type CheckboxFieldProps = Omit<FieldProps, 'defaultValue' | 'optional'> &
  Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'type'>

/** One yes or no. Sends `on` when ticked, nothing otherwise, as forms do. */
export function CheckboxField({ label, hint, field, className, ...rest }: CheckboxFieldProps) {
  const { control, key, errors } = useControl({ label, hint, field, ...rest })
  const { errors: _, ...attributes } = rest
  const { defaultValue, ...inputProps } = control
  return (
    <div className={classNames('choice', className)} data-invalid={errors.length > 0 || undefined}>
      <input
        key={key}
        defaultChecked={defaultValue === 'on' || undefined}
        {...attributes}
        {...inputProps}
        type="checkbox"
        className="choice-input"
      />
      <label className="choice-label" htmlFor={control.id}>
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${control.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${control.id}-error`} errors={errors} />
    </div>
  )
}

/** One of a few, all in sight. For more than six choices use a SelectField. */
export function RadioField({ label, hint, field, optional, choices, ...rest }: FieldProps & { choices: Choice[] }) {
  const { control, errors } = useControl({ label, hint, field, optional, ...rest })
  return (
    <FieldSet legend={label} hint={hint} errors={errors} optional={optional} id={control.id}>
      {choices.map(({ value, label }, index) => (
        <div className="choice" key={value}>
          <input
            type="radio"
            className="choice-input"
            id={`${control.id}-${index}`}
            name={control.name}
            value={value}
            required={control.required}
            defaultChecked={control.defaultValue === value}
          />
          <label className="choice-label" htmlFor={`${control.id}-${index}`}>
            {label}
          </label>
        </div>
      ))}
    </FieldSet>
  )
}

/** Fields that belong together under one legend. */
export function FieldSet({
  legend,
  hint,
  errors = [],
  optional,
  id,
  className,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  errors?: string[] | undefined
  optional?: boolean | undefined
  id?: string
  className?: string
  children: ReactNode
}) {
  const madeId = useId()
  const t = useMessages(uiMessages)
  const own = id ?? madeId
  const described = [optional && `${own}-optional`, hint && `${own}-hint`, errors.length > 0 && `${own}-error`]
  return (
    <fieldset
      id={own}
      className={classNames('fieldset', className)}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
      data-invalid={errors.length > 0 || undefined}
    >
      <legend className="field-label">{legend}</legend>
      {optional && (
        <p className="field-optional" id={`${own}-optional`}>
          {t.optional}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={`${own}-error`} errors={errors} />
    </fieldset>
  )
}
