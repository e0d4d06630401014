import type { Question } from '~/event-types/event-type'
import { useMessages } from '~/i18n/locale'
import { CheckboxField, choiceId, FieldSet, RadioField, SelectField } from '~/ui/choice-field'
import { TextArea, TextField } from '~/ui/text-field'
import { bookingMessages } from '../messages'

const FEW_CHOICES = 6
const LINE_KINDS = {
  short_text: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  phone: { type: 'tel', autoComplete: 'tel' },
  web_address: { type: 'url', inputMode: 'url' },
} as const

interface Props {
  question: Question
  id: string
  name: string
  defaultValue: string
  errors: string[]
}

/** One question of the host, by its own label. */
export function QuestionField({ question, ...field }: Props) {
  const t = useMessages(bookingMessages)
  const { label, kind, choices = [], required } = question
  const common = { label, ...field, required, optional: !required }
  const options = choices.map((choice) => ({ value: choice, label: choice }))
  switch (kind) {
    case 'long_text':
      return <TextArea {...common} />
    case 'yes_no':
      return (
        <RadioField
          {...common}
          choices={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      )
    case 'one_choice':
      return options.length <= FEW_CHOICES ? (
        <RadioField {...common} choices={options} />
      ) : (
        <SelectField {...common} choices={[{ value: '', label: t.pleaseChoose }, ...options]} />
      )
    case 'several_choices':
      return <SeveralChoices {...common} choices={choices} />
    default:
      return <TextField {...common} {...LINE_KINDS[kind]} />
  }
}

function SeveralChoices({
  label,
  choices,
  id,
  name,
  defaultValue,
  errors,
  optional,
}: Omit<Props, 'question'> & { label: string; choices: string[]; optional: boolean }) {
  const ticked = defaultValue.split('\n')
  return (
    <FieldSet legend={label} id={`${id}-group`} errors={errors} optional={optional}>
      {choices.map((choice, index) => (
        <CheckboxField
          key={choice}
          id={choiceId(id, index)}
          label={choice}
          name={name}
          value={choice}
          defaultChecked={ticked.includes(choice)}
        />
      ))}
    </FieldSet>
  )
}
