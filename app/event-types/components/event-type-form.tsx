import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CheckboxField, RadioField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { EVENT_TYPE_COLORS } from '../event-type'
import type { TypedSettings } from '../event-type-form'
import { type EventTypeProblem, eventTypeMessages } from '../messages'

interface Props {
  typed: TypedSettings
  problems: { field: string; problem: EventTypeProblem }[]
  button: string
  /** The address before the slug. */
  address: string
}

const LIMITS = [
  'stepMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'minimumNoticeMinutes',
  'rollingDays',
  'dailyLimit',
  'weeklyLimit',
  'cancelCutoffMinutes',
] as const

/** An event type's settings; what few people change is folded away, unless something in it is wrong. */
export function EventTypeForm({ typed, problems, button, address }: Props) {
  const t = useMessages(eventTypeMessages)
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name] ?? '',
    errors: problems.filter((found) => found.field === name).map(({ problem }) => t.problems[problem]),
  })
  const hints: Partial<Record<(typeof LIMITS)[number], string>> = {
    stepMinutes: t.hints.step,
    minimumNoticeMinutes: t.hints.notice,
    dailyLimit: t.hints.limit,
    weeklyLimit: t.hints.limit,
  }
  const troubleInside = problems.some((found) => LIMITS.some((name) => name === found.field))
  return (
    <Form method="post" className="form section-body" noValidate>
      <FormErrors
        problems={problems.map(({ field: name, problem }) => ({ message: t.problems[problem], fieldId: name }))}
      />
      <TextField label={t.fields.title} hint={t.hints.title} {...field('title')} required maxLength={100} />
      <TextField
        label={t.fields.slug}
        hint={t.hints.slug}
        {...field('slug')}
        prefix={`${address}/`}
        required
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        label={t.fields.durationMinutes}
        {...field('durationMinutes')}
        inputMode="numeric"
        required
        maxLength={3}
      />
      <TextArea label={t.fields.description} {...field('description')} optional maxLength={5_000} />
      <RadioField
        label={t.fields.color}
        {...field('color')}
        choices={EVENT_TYPE_COLORS.map((color) => ({ value: color, label: t.colors[color] }))}
      />
      <CheckboxField
        label={t.fields.hidden}
        hint={t.hints.hidden}
        id="hidden"
        name="hidden"
        defaultChecked={typed.hidden === 'on'}
      />
      <CheckboxField
        label={t.fields.guestsAllowed}
        id="guestsAllowed"
        name="guestsAllowed"
        defaultChecked={typed.guestsAllowed === 'on'}
      />
      <details className="more" open={troubleInside}>
        <summary>{t.more}</summary>
        <div className="form-grid">
          {LIMITS.filter((name) => name !== 'rollingDays' || typed.rollingDays !== undefined).map((name) => (
            <TextField
              key={name}
              label={t.fields[name]}
              hint={hints[name]}
              {...field(name)}
              inputMode="numeric"
              maxLength={7}
            />
          ))}
        </div>
      </details>
      <SubmitButton variant="primary">{button}</SubmitButton>
    </Form>
  )
}
