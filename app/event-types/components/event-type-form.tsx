import { Form } from '@remix-run/react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { ScheduleName } from '~/availability/availability'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { RadioField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { EVENT_TYPE_COLORS } from '../event-type'
import type { FieldProblem } from '../event-type-form'
import { formMessages, problemMessages } from '../messages'
import { type TypedSettings, typedFromForm } from '../typed-settings'
import { FormProvider, LineField, OptionField, Paragraphs, Tick, WholeNumber } from './form-fields'
import { BookingRulesFields, LocationFields, Times } from './form-groups'
import { QuestionsEditor } from './questions-editor'

interface Props {
  typed: TypedSettings
  problems: FieldProblem[]
  button: string
  /** The address before the slug. */
  address: string
  schedules: ScheduleName[]
  /** A preview of the public page with these settings. @param typed the present values of the form; null without scripts */
  preview: (typed: TypedSettings | null) => ReactNode
  /** More fields of the same form, after the essentials. */
  children?: ReactNode
}

/** An event type's settings beside a preview of the public page; rarely changed settings are folded away. */
export function EventTypeForm({ typed, problems, button, address, schedules, preview, children }: Props) {
  const t = useMessages(formMessages)
  const words = useMessages(problemMessages)
  const form = useRef<HTMLFormElement>(null)
  const [shown, setShown] = useState<TypedSettings | null>(null)
  // Only with scripts can the preview follow; without them there is the link.
  const look = useCallback(() => form.current && setShown(typedFromForm(new FormData(form.current))), [])
  useEffect(() => void look(), [look])
  return (
    <div className="with-preview">
      <FormProvider value={{ typed, problems }}>
        <Form method="post" className="form" noValidate ref={form} onInput={look}>
          {/* Enter presses a form's first button, so that button must save. */}
          <button type="submit" hidden />
          <FormErrors problems={problems.map(({ field, problem }) => ({ message: words[problem], fieldId: field }))} />
          <Essentials typed={typed} address={address} schedules={schedules} />
          {children}
          <Group problems={problems} name="place" fields={['locationDetail', 'meetingInstructions']}>
            <LocationFields />
          </Group>
          <Group problems={problems} name="questions" prefix="q-" open={typed['q-0-kind'] !== undefined}>
            <QuestionsEditor key={JSON.stringify(typed)} typed={typed} problems={problems} onArranged={look} />
          </Group>
          <Group
            problems={problems}
            name="times"
            fields={[
              ...['step', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'minimumNotice', 'rollingDays', 'rangeFrom'],
              ...['rangeTo', 'dailyLimit', 'weeklyLimit', 'dailyTime'],
            ]}
          >
            <Times />
          </Group>
          <Group
            problems={problems}
            name="booking"
            fields={['cancelCutoff', 'rescheduleCutoff', 'consentText', 'consentUrl']}
          >
            <BookingRulesFields />
          </Group>
          <Group problems={problems} name="after" fields={['confirmationText', 'redirectUrl']}>
            <Paragraphs name="confirmationText" optional maxLength={1_000} />
            <LineField name="redirectUrl" hint={t.hints.redirectUrl} optional inputMode="url" maxLength={2_000} />
          </Group>
          <Group problems={problems} name="access">
            <Tick name="hidden" hint={t.hints.hidden} />
            <Tick name="secret" hint={t.hints.secret} />
          </Group>
          <SubmitButton variant="primary">{button}</SubmitButton>
        </Form>
      </FormProvider>
      {preview(shown)}
    </div>
  )
}

/** Settings that everybody chooses; the others have defaults. */
function Essentials({ typed, address, schedules }: Pick<Props, 'typed' | 'address' | 'schedules'>) {
  const t = useMessages(formMessages)
  const color = { id: 'color', name: 'color', defaultValue: typed.color ?? 'fern' }
  return (
    <>
      <LineField name="title" hint={t.hints.title} required maxLength={100} />
      <LineField
        name="slug"
        hint={t.hints.slug}
        prefix={`${address}/`}
        required
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="form-grid">
        <WholeNumber name="durationMinutes" required />
        <LineField name="durationChoices" hint={t.hints.durationChoices} optional maxLength={60} />
      </div>
      {schedules.length > 1 && (
        <OptionField
          name="schedule"
          hint={t.hints.schedule}
          choices={schedules.map(({ id, name, isDefault }) => (isDefault ? ['', t.defaultSchedule(name)] : [id, name]))}
        />
      )}
      <Paragraphs name="description" optional maxLength={5_000} />
      <div className="in-a-row">
        <RadioField
          label={t.fields.color}
          {...color}
          choices={EVENT_TYPE_COLORS.map((value) => ({ value, label: t.colors[value] }))}
        />
      </div>
    </>
  )
}

/** Folded, unless a field in it is invalid. */
function Group({
  name,
  problems,
  fields = [],
  prefix,
  open = false,
  children,
}: {
  name: keyof (typeof formMessages)['en']['groups']
  problems: FieldProblem[]
  fields?: string[]
  prefix?: string
  open?: boolean
  children: ReactNode
}) {
  const t = useMessages(formMessages).groups
  const trouble = problems.some(({ field }) => fields.includes(field) || (prefix && field.startsWith(prefix)))
  return (
    <details className="more form-group" open={open || trouble}>
      <summary>{t[name]}</summary>
      <div className="form">{children}</div>
    </details>
  )
}
