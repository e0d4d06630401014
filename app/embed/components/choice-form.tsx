import { Form, useLocation } from '@remix-run/react'
import { LOCALES, languageName, useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import { embedMessages } from '../messages'
import type { PreviewKind } from '../read-choice'
import { EMBED_KINDS, type EmbedChoice } from '../snippets'

interface ChoiceProps {
  choice: EmbedChoice
  preview: PreviewKind
  slug: string
  eventTypes: { slug: string; title: string }[]
}

/** A GET form: the address holds the choice, so its snippets work without scripts. */
export function ChoiceForm({ choice, preview, slug, eventTypes }: ChoiceProps) {
  const t = useMessages(embedMessages)
  const { pathname } = useLocation()
  return (
    <Section title={t.choose.title}>
      <Form method="get" action={pathname} className="form embed-choice" preventScrollReset>
        <SelectField
          label={t.eventType}
          name="eventType"
          defaultValue={slug}
          choices={eventTypes.map((one) => ({ value: one.slug, label: one.title }))}
        />
        <SelectField
          label={t.kind}
          name="kind"
          defaultValue={choice.kind}
          choices={EMBED_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <TextField label={t.label} name="label" defaultValue={choice.label} maxLength={60} />
        <SelectField
          label={t.theme}
          name="theme"
          defaultValue={choice.theme}
          choices={(['auto', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: t.themes[theme] }))}
        />
        <SelectField
          label={t.language}
          name="language"
          defaultValue={choice.language}
          choices={[
            { value: 'auto', label: t.languageOfSite },
            ...LOCALES.map((locale) => ({ value: locale, label: languageName(locale) })),
          ]}
        />
        <TextField label={t.color} hint={t.colorHint} name="color" defaultValue={choice.color} maxLength={6} />
        <CheckboxField label={t.hideDetails} name="hide" defaultChecked={choice.hideDetails} />
        {choice.kind === 'inline' && (
          <>
            <CheckboxField
              label={t.reserveSpace}
              hint={t.reserveSpaceHint}
              name="reserve"
              defaultChecked={choice.reserveSpace}
            />
            <input type="hidden" name="asked" value="reserve" />
          </>
        )}
        <input type="hidden" name="preview" value={preview} />
        <SubmitButton variant="primary">{t.choose.show}</SubmitButton>
      </Form>
    </Section>
  )
}
