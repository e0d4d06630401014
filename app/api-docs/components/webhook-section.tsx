import type { DocsView } from '../docs-view'
import type { FieldView } from '../schema-fields'
import { VERIFY_WEBHOOK } from '../verify-webhook'
import { Fields } from './fields'
import { Prose, Words } from './prose'

const ABOUT = `A webhook gets each event by a POST with the body \`{ type, timestamp, data }\`. Any answer from 200 to 299 within 15 seconds says that it has arrived; everything else, a redirect too, is a failure.

Failed messages are sent again after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 14 hours. Later events of the same booking wait for earlier ones, so they come in order. A message may come twice after a crash: its \`webhook-id\` is then the same.

After five days of nothing but failure a webhook is switched off and its host gets a mail. An answer 410 switches it off at once. It is never deleted; switch it on again at \`/admin/webhooks\`.`

const VERIFYING = `Everybody can send a request to your address. Check the signature before you believe one: with a library for Standard Webhooks, or in a few lines. The secret is shown once, when the webhook is made. While you replace it, messages carry two signatures for a day.`

/** The events of webhooks, and how a receiver verifies that Foyer sent them. */
export function WebhookSection({ events, headers }: { events: DocsView['webhooks']; headers: FieldView[] }) {
  return (
    <section className="docs-group" id="events" aria-labelledby="events-title">
      <h2 id="events-title">Webhook events</h2>
      <Prose text={ABOUT} />
      <article className="docs-call">
        <div className="docs-call-words">
          <h3>Headers</h3>
          <Fields fields={headers} />
          <h3 id="verify">Verify a message</h3>
          <Prose text={VERIFYING} />
        </div>
        <div className="docs-call-examples">
          <h4>verify.mjs, for Node.js</h4>
          <pre>
            <code>{VERIFY_WEBHOOK}</code>
          </pre>
        </div>
      </article>
      {events.map(({ event, description, example }) => (
        <article className="docs-call" key={event} id={`event-${event}`}>
          <div className="docs-call-words">
            <h3>
              <code>{event}</code>
            </h3>
            <p>
              <Words text={description} />
            </p>
          </div>
          <div className="docs-call-examples">
            <h4>Example</h4>
            <pre>
              <code>{example}</code>
            </pre>
          </div>
        </article>
      ))}
    </section>
  )
}
