import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CheckboxField, FieldSet, SelectField } from '~/ui/choice-field'
import { calendarMessages } from '../messages'
import { CHOICES_FORM, ReceivesField } from './account-card'

export interface CalendarSettingsView {
  unreadable: 'last_known' | 'block' | 'free'
  requests: boolean
  invites: boolean
}

/** What holds for all connected calendars, and the button that saves it with the choices in the accounts. */
export function CalendarChoicesForm({
  settings,
  receivesNone,
}: {
  settings: CalendarSettingsView
  receivesNone: boolean
}) {
  const t = useMessages(calendarMessages)
  const choices = (['last_known', 'block', 'free'] as const).map((value) => ({
    value,
    label: t.unreadableChoices[value],
  }))
  return (
    <Form method="post" action="/admin/calendars/choices" id={CHOICES_FORM} className="form" preventScrollReset>
      <FieldSet legend={t.settings}>
        <ReceivesField id="receives-none" value="none" label={t.receivesNone} chosen={receivesNone} />
        <SelectField
          key={settings.unreadable}
          label={t.unreadable}
          id="calendars-unreadable"
          name="unreadable"
          choices={choices}
          defaultValue={settings.unreadable}
        />
        <CheckboxField
          key={`requests ${settings.requests}`}
          label={t.requests}
          id="calendars-requests"
          name="requests"
          defaultChecked={settings.requests}
        />
        <CheckboxField
          key={`invites ${settings.invites}`}
          label={t.noInvites}
          id="calendars-no-invites"
          name="noInvites"
          defaultChecked={!settings.invites}
        />
      </FieldSet>
      <SubmitButton variant="primary">{t.save}</SubmitButton>
    </Form>
  )
}
