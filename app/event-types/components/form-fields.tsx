import { createContext, useContext } from 'react'
import { useMessages } from '~/i18n/locale'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { TextArea, TextField } from '~/ui/text-field'
import type { FieldProblem } from '../event-type-form'
import { formMessages, problemMessages } from '../messages'
import { UNITS } from '../typed-amount'
import type { TypedSettings } from '../typed-settings'

interface FormState {
  typed: TypedSettings
  problems: FieldProblem[]
}

export const FormContext = createContext<FormState>({ typed: {}, problems: [] })
/** The typed values and their problems, for the fields below. */
export const FormProvider = FormContext.Provider

type FieldName = keyof (typeof formMessages)['en']['fields']
interface Props {
  name: FieldName
  hint?: string
  optional?: boolean
  required?: boolean
}

function useField(name: string) {
  const { typed, problems } = useContext(FormContext)
  const words = useMessages(problemMessages)
  const errors = problems.filter(({ field }) => field === name).map(({ problem }) => words[problem])
  return { id: name, name, defaultValue: typed[name] ?? '', errors }
}

export function LineField({ name, ...rest }: Props & Omit<React.ComponentProps<typeof TextField>, 'label' | 'name'>) {
  const t = useMessages(formMessages)
  return <TextField label={t.fields[name]} {...useField(name)} {...rest} />
}

export function WholeNumber({ name, ...rest }: Props) {
  return <LineField name={name} inputMode="numeric" maxLength={7} {...rest} />
}

export function Paragraphs({ name, maxLength, ...rest }: Props & { maxLength: number }) {
  const t = useMessages(formMessages)
  return <TextArea label={t.fields[name]} {...useField(name)} maxLength={maxLength} {...rest} />
}

export function OptionField({ name, choices, hint }: Props & { choices: [value: string, label: string][] }) {
  const t = useMessages(formMessages)
  const options = choices.map(([value, label]) => ({ value, label }))
  return <SelectField label={t.fields[name]} {...useField(name)} hint={hint} choices={options} />
}

export function Tick({ name, hint }: Props) {
  const t = useMessages(formMessages)
  const { defaultValue, ...field } = useField(name)
  return <CheckboxField label={t.fields[name]} hint={hint} {...field} defaultChecked={defaultValue === 'on'} />
}

/** A length of time: a number and its unit, side by side. */
export function Amount({ name, before = false, hint }: Props & { before?: boolean }) {
  const t = useMessages(formMessages)
  const words = before ? t.unitsBefore : t.units
  const unit = useField(`${name}Unit`)
  return (
    <div className="amount">
      <WholeNumber name={name} {...(hint === undefined ? {} : { hint })} />
      <select
        className="input input--select"
        aria-label={t.unitOf(t.fields[name])}
        name={unit.name}
        defaultValue={unit.defaultValue}
      >
        {UNITS.map((value) => (
          <option key={value} value={value}>
            {words[value]}
          </option>
        ))}
      </select>
    </div>
  )
}
