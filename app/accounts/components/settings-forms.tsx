import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { z } from 'zod'
import { LOCALES, languageName, useMessages } from '~/i18n/locale'
import type { TimeZoneEntry } from '~/time/time-zones'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { SelectField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import type { ChangeEmailSchema } from '../change-email.server'
import type { ChangePasswordSchema } from '../change-password.server'
import { accountMessages } from '../messages'
import type { ProfileSchema } from '../update-profile.server'
import { CurrentPassword, NewPassword } from './password-fields'

type Profile = z.input<typeof ProfileSchema>
/** The server's result for this form, or null. */
type Refused = SubmissionResult | null

interface ProfileProps {
  profile: Profile
  zones: readonly TimeZoneEntry[]
  /** The part of the address before the handle. */
  address: string
  /** How long an old handle redirects here. */
  formerHandleDays: number
  refused: Refused
}

/** The host's public profile. */
export function ProfileForm({ profile, zones, address, formerHandleDays, refused }: ProfileProps) {
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<Profile>({ id: 'profile', lastResult: refused, defaultValue: profile })
  return (
    <Section title={t.settings.profileTitle}>
      <Form method="post" action="?part=profile" id={form.id} className="form" noValidate>
        <FormErrors problems={form.errors} />
        <TextField label={t.fields.name} field={fields.name} required autoComplete="name" />
        <TextField
          label={t.fields.handle}
          hint={t.settings.handleWarning(formerHandleDays)}
          field={fields.handle}
          prefix={`${address}/`}
          required
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextArea label={t.fields.welcomeText} hint={t.hints.welcomeText} field={fields.welcomeText} optional />
        <TextField label={t.fields.brandColor} hint={t.hints.brandColor} field={fields.brandColor} optional />
        <TimeZoneSelect label={t.fields.timeZone} hint={t.hints.timeZone} zones={zones} field={fields.timeZone} />
        <SelectField
          label={t.fields.locale}
          field={fields.locale}
          choices={LOCALES.map((locale) => ({ value: locale, label: languageName(locale) }))}
        />
        <SubmitButton variant="primary" formAction="?part=profile">
          {t.settings.save}
        </SubmitButton>
      </Form>
    </Section>
  )
}

/** Changes the address, confirmed by a mail to the new one. */
export function EmailForm({ email, refused }: { email: string; refused: Refused }) {
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<z.input<typeof ChangeEmailSchema>>({ id: 'email', lastResult: refused })
  return (
    <Section title={t.settings.emailTitle} description={t.settings.emailNow(email)}>
      <Form method="post" action="?part=email" id={form.id} className="form" noValidate>
        <FormErrors problems={form.errors} />
        <TextField
          label={t.fields.email}
          hint={t.hints.email}
          field={fields.email}
          type="email"
          required
          autoComplete="email"
        />
        <SubmitButton>{t.settings.changeEmail}</SubmitButton>
      </Form>
    </Section>
  )
}

export function PasswordForm({ refused }: { refused: Refused }) {
  const t = useMessages(accountMessages)
  const [form, fields] = useForm<z.input<typeof ChangePasswordSchema>>({ id: 'password', lastResult: refused })
  return (
    <Section title={t.settings.passwordTitle}>
      <Form method="post" action="?part=password" id={form.id} className="form" noValidate>
        <FormErrors problems={form.errors} />
        <CurrentPassword label={t.fields.currentPassword} field={fields.currentPassword} />
        <NewPassword label={t.fields.newPassword} field={fields.newPassword} />
        <SubmitButton>{t.settings.changePassword}</SubmitButton>
      </Form>
    </Section>
  )
}
