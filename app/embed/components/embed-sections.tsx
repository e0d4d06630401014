import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { CopyButton } from '~/ui/copy-button'
import { TextField } from '~/ui/text-field'
import type { PageFinding } from '../check-page'
import { embedMessages } from '../messages'
import { EMBED_KINDS, type EmbedChoice, SNIPPETS, type SnippetName } from '../snippets'

interface ChoiceProps {
  choice: EmbedChoice
  slug: string
  eventTypes: { slug: string; title: string }[]
}

/** A GET form: the choice stands in the address, and its snippets work without scripts. */
export function ChoiceForm({ choice, slug, eventTypes }: ChoiceProps) {
  const t = useMessages(embedMessages)
  return (
    <Section title={t.choose.title}>
      <Form method="get" className="form" preventScrollReset>
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
        <TextField label={t.color} hint={t.colorHint} name="color" defaultValue={choice.color} maxLength={6} />
        <CheckboxField label={t.hideDetails} name="hide" defaultChecked={choice.hideDetails} />
        <SubmitButton variant="primary">{t.choose.show}</SubmitButton>
      </Form>
    </Section>
  )
}

/**
 * The frame itself, at two widths. With a list of sites our own desk is none of them: then there is a link to it.
 *
 * @param src on our own origin
 */
export function Preview({ src, framed }: { src: string; framed: boolean }) {
  const t = useMessages(embedMessages).preview
  return (
    <Section title={t.title} description={t.text}>
      {framed ? (
        <div className="embed-preview">
          <iframe src={src} title={`${t.frame}: ${t.wide}`} className="embed-frame" loading="lazy" />
          <iframe src={src} title={`${t.frame}: ${t.narrow}`} className="embed-frame" data-narrow loading="lazy" />
        </div>
      ) : (
        <p>
          <a href={src} target="_blank" rel="noreferrer">
            {t.open}
          </a>
        </p>
      )}
    </Section>
  )
}

export function Snippets({ snippets }: { snippets: Record<SnippetName, string> }) {
  const t = useMessages(embedMessages).snippets
  return (
    <Section title={t.title} description={t.text}>
      {SNIPPETS.map((name) => (
        <div key={name} className="desk-stack embed-snippet">
          <h3>{t.names[name]}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
          <pre tabIndex={0}>
            <code>{snippets[name]}</code>
          </pre>
          <CopyButton size="small" value={snippets[name]} label={t.names[name]} />
        </div>
      ))}
    </Section>
  )
}

export function AllowedSites({ sites, typed, problem }: { sites: string[]; typed: string; problem: string | null }) {
  const t = useMessages(embedMessages).sites
  return (
    <Section title={t.title} description={t.text}>
      {sites.length === 0 && <p>{t.none}</p>}
      <ul className="plain-list">
        {sites.map((site) => (
          <li key={site} className="list-head">
            <span>{site}</span>
            <Form method="post">
              <input type="hidden" name="site" value={site} />
              <SubmitButton size="small" name="deed" value="remove" aria-label={t.removeNamed(site)}>
                {t.remove}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="form" noValidate key={sites.join(' ')}>
        <TextField
          label={t.add}
          hint={t.addHint}
          id="site"
          name="site"
          defaultValue={typed}
          errors={problem ? [problem] : []}
          maxLength={300}
        />
        <SubmitButton name="deed" value="add">
          {t.addButton}
        </SubmitButton>
      </Form>
    </Section>
  )
}

export function PageCheck({ address, findings }: { address: string; findings: PageFinding[] | null }) {
  const t = useMessages(embedMessages).check
  return (
    <Section title={t.title} description={t.text}>
      {findings && (
        <Alert tone={findings[0] === 'fine' ? 'success' : 'warning'} title={t.of(address)}>
          <ul>
            {findings.map((finding) => (
              <li key={finding}>{t.findings[finding]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Form method="post" className="form" noValidate>
        <TextField
          label={t.address}
          id="page-address"
          name="page"
          defaultValue={address}
          placeholder="https://"
          maxLength={2_000}
        />
        <SubmitButton name="deed" value="check">
          {t.button}
        </SubmitButton>
      </Form>
    </Section>
  )
}
