import { type ReactNode, useId } from 'react'
import { useMessages } from '~/i18n/locale'
import { classNames } from './class-names'
import { Icon } from './icon'
import { uiMessages } from './messages'

/** The part of Conform's field (`fields.email`) that a control needs. Structural, without importing Conform. */
export interface FieldSource {
  id: string
  name: string
  key?: string | undefined
  errors?: string[] | undefined
  initialValue?: unknown
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
}

export interface FieldProps {
  label: ReactNode
  /** One short sentence below the label: what to enter, or why. */
  hint?: ReactNode
  /** From Conform; or give name, defaultValue and errors by hand. */
  field?: FieldSource | undefined
  name?: string | undefined
  id?: string | undefined
  defaultValue?: string | undefined
  errors?: string[] | undefined
  required?: boolean | undefined
  /** Says `optional` beside the label, outside its accessible name. */
  optional?: boolean | undefined
}

/** Turns both kinds of field description into the props of its control, with hint and error linked to it. */
export function useControl({ field, hint, optional, ...given }: Omit<FieldProps, 'label'>) {
  const madeId = useId()
  const id = given.id ?? field?.id ?? madeId
  const errors = given.errors ?? field?.errors ?? []
  return {
    key: field?.key,
    errors,
    control: {
      id,
      name: given.name ?? field?.name,
      defaultValue: given.defaultValue ?? textOf(field?.initialValue),
      required: given.required ?? field?.required,
      'aria-invalid': errors.length > 0 || undefined,
      'aria-describedby': describedBy(id, { optional, hint, errors }),
    },
  }
}

/** The ids of the hint and error of a control, for `aria-describedby`. */
export function describedBy(
  id: string,
  { optional, hint, errors }: { optional?: boolean | undefined; hint?: ReactNode; errors: string[] },
): string | undefined {
  const parts = [optional && `${id}-optional`, hint && `${id}-hint`, errors.length > 0 && `${id}-error`]
  return parts.filter(Boolean).join(' ') || undefined
}

/** Label, hint and error around a control. */
export function FieldFrame({
  id,
  label,
  hint,
  optional,
  errors,
  className,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'optional'> & {
  id: string
  errors: string[]
  className?: string | undefined
  children: ReactNode
}) {
  const t = useMessages(uiMessages)
  return (
    <div className={classNames('field', className)} data-invalid={errors.length > 0 || undefined}>
      <div className="field-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {optional && (
          <span className="field-optional" id={`${id}-optional`}>
            {t.optional}
          </span>
        )}
      </div>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError id={id} errors={errors} />
    </div>
  )
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null
  return (
    <p className="field-hint" id={`${id}-hint`}>
      {hint}
    </p>
  )
}

export function FieldError({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>{errors.join(' ')}</span>
    </p>
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
