import { useMessages } from '~/i18n/locale'
import { Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { embedMessages } from '../messages'
import { SNIPPETS, type SnippetName } from '../snippets'

/** Only one is open at a time; the first, which most people need, is open at the start. */
export function SnippetList({ snippets }: { snippets: Record<SnippetName, string> }) {
  const t = useMessages(embedMessages).snippets
  // React 18 does not type this attribute of `details` yet, but passes it on.
  const group: object = { name: 'snippet' }
  return (
    <Section title={t.title} description={t.text}>
      {SNIPPETS.map((name, place) => (
        <details key={name} className="embed-snippet" open={place === 0} {...group}>
          <summary>{t.names[name]}</summary>
          <div className="admin-stack">
            <pre className="wire-text">
              <code>{snippets[name]}</code>
            </pre>
            <CopyButton size="small" value={snippets[name]} label={t.copy[name]} />
          </div>
        </details>
      ))}
    </Section>
  )
}
