import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CallSection } from '~/api-docs/components/call-section'
import { Fields } from '~/api-docs/components/fields'
import { Prose } from '~/api-docs/components/prose'
import { WebhookSection } from '~/api-docs/components/webhook-section'
import docsStyles from '~/api-docs/docs.css?url'
import { docsView } from '~/api-docs/docs-view'
import { readApiDocument } from '~/api-docs/read-api-document.server'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { Wordmark } from '~/layouts/wordmark'
import { SkipLink } from '~/ui/skip-link'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: docsStyles }]

export const meta: MetaFunction = () => [
  { title: 'API reference – Foyer' },
  { name: 'description', content: 'Every call of the Foyer API, its webhooks and its problems, with examples.' },
]

/** Always in English, like the description that it is generated from. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { reader: readerOfRequest(request, 'en'), docs: docsView(readApiDocument(context.env.APP_URL)) }
}

/** The API's description for people. Read from top to bottom it needs no script. */
export default function ApiReference() {
  const { docs } = useLoaderData<typeof loader>()
  return (
    <div className="docs">
      <SkipLink />
      <header className="docs-top">
        <a href="/" className="wordmark-link">
          <Wordmark />
        </a>
        <a href="/api/v1/openapi.json">OpenAPI 3.1 (JSON)</a>
      </header>
      <nav className="docs-contents" aria-label="Contents">
        <ul>
          {docs.groups.map(({ id, name, calls }) => (
            <li key={id}>
              <a className="docs-group-link" href={`#${id}`}>
                {name}
              </a>
              <ul>
                {calls.map((call) => (
                  <li key={call.id}>
                    <a href={`#${call.id}`}>{call.summary}</a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          <li>
            <a className="docs-group-link" href="#events">
              Webhook events
            </a>
          </li>
          <li>
            <a className="docs-group-link" href="#problems">
              Problems
            </a>
          </li>
          <li>
            <a className="docs-group-link" href="#shapes">
              Shapes
            </a>
          </li>
        </ul>
      </nav>
      <main id="content" className="docs-main">
        <h1>API reference</h1>
        <div className="docs-about">
          <Prose text={docs.about} />
          <p>
            All addresses begin with <code>{docs.server}</code>. Hosts create keys in the admin, under{' '}
            <a href="/admin/api">API keys</a>.
          </p>
        </div>
        {docs.groups.map(({ id, name, description, calls }) => (
          <section key={id} className="docs-group" id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{name}</h2>
            <Prose text={description} />
            {calls.map((call) => (
              <CallSection key={call.id} call={call} />
            ))}
          </section>
        ))}
        <WebhookSection events={docs.webhooks} headers={docs.webhookHeaders} />
        <section className="docs-group" id="problems" aria-labelledby="problems-title">
          <h2 id="problems-title">Problems</h2>
          <Prose text="Errors are RFC 9457 problems with the type `application/problem+json`. Branch on `code`; `detail` is for people and may change." />
          <dl className="docs-codes">
            {docs.problems.map(({ code, status, meaning }) => (
              <div key={code} id={`problem-${code}`}>
                <dt>
                  {status} <code>{code}</code>
                </dt>
                <dd>
                  <Prose text={meaning} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="docs-group" id="shapes" aria-labelledby="shapes-title">
          <h2 id="shapes-title">Shapes</h2>
          {docs.shapes.map(({ id, name, fields }) => (
            <section key={id} id={id} className="docs-shape">
              <h3>{name}</h3>
              <Fields fields={fields} />
            </section>
          ))}
        </section>
      </main>
    </div>
  )
}
