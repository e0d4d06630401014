import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import { useMessages } from '~/i18n/locale'
import { classNames } from './class-names'
import { describedBy, FieldError, FieldFrame, FieldHint, type FieldProps, useControl } from './field'
import { uiMessages } from './messages'

export interface Choice {
  value: string
  label: string
}

export type SelectFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'select'>, keyof FieldProps> & {
    /** Or give `<option>` and `<optgroup>` elements as children. */
    choices?: Choice[]
  }

export function SelectField({
  label,
  hint,
  field,
  optional,
  errors: given,
  choices,
  className,
  children,
  ...rest
}: SelectFieldProps) {
  const { control, key, errors } = useControl({ hint, field, optional, errors: given, ...rest })
  return (
    <FieldFrame id={control.id} label={label} hint={hint} optional={optional} errors={errors} className={className}>
      <select key={key} {...rest} {...control} className="input input--select">
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
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
export function CheckboxField({ label, hint, field, errors: given, className, ...rest }: CheckboxFieldProps) {
  const { control, key, errors } = useControl({ hint, field, errors: given, ...rest })
  const { defaultValue, ...wiring } = control
  const ticked = rest.defaultChecked ?? defaultValue === 'on'
  return (
    <div className={classNames('choice', className)} data-invalid={errors.length > 0 || undefined}>
      <input key={key} {...rest} {...wiring} defaultChecked={ticked} type="checkbox" className="choice-input" />
      <label className="choice-label" htmlFor={control.id}>
        {label}
      </label>
      <FieldHint id={control.id} hint={hint} />
      <FieldError id={control.id} errors={errors} />
    </div>
  )
}

/** One of a few visible choices. For more than six use a SelectField. */
export function RadioField({ label, hint, field, optional, choices, ...rest }: FieldProps & { choices: Choice[] }) {
  const { control, errors } = useControl({ hint, field, optional, ...rest })
  return (
    <FieldSet legend={label} hint={hint} errors={errors} optional={optional} id={`${control.id}-group`}>
      {choices.map((choice, index) => (
        <div className="choice" key={choice.value}>
          <input
            type="radio"
            className="choice-input"
            id={choiceId(control.id, index)}
            name={control.name}
            value={choice.value}
            required={control.required}
            defaultChecked={control.defaultValue === choice.value}
          />
          <label className="choice-label" htmlFor={choiceId(control.id, index)}>
            {choice.label}
          </label>
        </div>
      ))}
    </FieldSet>
  )
}

/** The id of one of several choices: the first has that of the field, so that a link to the field's problem leads to a control. */
export function choiceId(fieldId: string, index: number): string {
  return index === 0 ? fieldId : `${fieldId}-${index}`
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
}: Pick<FieldProps, 'hint' | 'errors' | 'optional' | 'id'> & {
  legend: ReactNode
  className?: string
  children: ReactNode
}) {
  const madeId = useId()
  const t = useMessages(uiMessages)
  const own = id ?? madeId
  return (
    <fieldset
      id={own}
      className={classNames('fieldset', className)}
      aria-describedby={describedBy(own, { optional, hint, errors })}
      data-invalid={errors.length > 0 || undefined}
    >
      <legend className="field-label">{legend}</legend>
      {optional && (
        <p className="field-optional" id={`${own}-optional`}>
          {t.optional}
        </p>
      )}
      <FieldHint id={own} hint={hint} />
      {children}
      <FieldError id={own} errors={errors} />
    </fieldset>
  )
}
