import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { bookedTeamMessages } from '../messages'

interface PageFields {
  name: string
  handle: string
  welcomeText: string
  timeZone: string
  brandColor: string
  showsMembers: string | undefined
}

interface Props {
  page: PageFields
  zones: readonly TimeZoneEntry[]
  /** The part of the address before the handle. */
  address: string
  formerHandleDays: number
  refused: SubmissionResult | null
}

/** What managers write on the team's public page. */
export function TeamPageForm({ page, zones, address, formerHandleDays, refused }: Props) {
  const t = useMessages(bookedTeamMessages).page
  const [form, fields] = useForm<PageFields>({ id: 'team-page', lastResult: refused, defaultValue: page })
  return (
    <Form method="post" id={form.id} className="form" noValidate>
      <FormErrors problems={form.errors} />
      <TextField label={t.name} field={fields.name} required />
      <TextField
        label={t.handle}
        hint={t.handleHint(formerHandleDays)}
        field={fields.handle}
        prefix={`${address}/`}
        required
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextArea label={t.welcomeText} field={fields.welcomeText} optional />
      <TextField label={t.brandColor} hint={t.brandColorHint} field={fields.brandColor} optional />
      <TimeZoneSelect label={t.timeZone} zones={zones} field={fields.timeZone} />
      <CheckboxField label={t.showsMembers} field={fields.showsMembers} />
      <SubmitButton variant="primary">{t.save}</SubmitButton>
    </Form>
  )
}
