import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { readFormData } from '~/http/read-form-data.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { CONNECTOR_PRESETS } from '~/integrations/connectors/presets'
import { listConnectors } from '~/integrations/connectors/save-connector.server'
import { EventsField } from '~/integrations/deliveries/components/events-field'
import { TargetState } from '~/integrations/deliveries/components/target-state'
import { addressForOwner } from '~/integrations/deliveries/delivery'
import { type DeliveryProblem, deliveryMessages } from '~/integrations/deliveries/messages'
import { createWebhook, listWebhooks } from '~/integrations/webhooks/save-webhook.server'
import { NewWebhookSchema, WEBHOOK_EVENTS, type WebhookEvent } from '~/integrations/webhooks/webhook'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(deliveryMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, keyring, now } = context
  const [webhooks, connectors] = await Promise.all([
    listWebhooks({ db, keyring }, host.id, now),
    listConnectors(db, keyring, host.id),
  ])
  return {
    webhooks: webhooks.map(({ id, url, events, status }) => ({ id, url: addressForOwner(url), events, status })),
    connectors: connectors.map(({ id, name, status }) => ({ id, name, status })),
  }
}

/** Adds a webhook; only the response contains its secret. */
export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'create_webhook')
  const form = await readFormData(request, { once: ['url'], repeated: { events: WEBHOOK_EVENTS.length } })
  const typed = { url: String(form.get('url') ?? ''), events: form.getAll('events').map(String) }
  const refuse = (problem: DeliveryProblem, status = 400) =>
    data({ secret: null, typed: typed as { url: string; events: WebhookEvent[] }, problem }, { status })
  const webhook = NewWebhookSchema.safeParse(typed)
  if (!webhook.success) return refuse(webhook.error.issues.some(({ path }) => path[0] === 'url') ? 'url' : 'events')
  const result = await createWebhook(context, host.id, webhook.data, context.now)
  if (!result.ok) return refuse(result.reason === 'too_many' ? 'too_many' : 'address_refused', 409)
  return data({ secret: result.secret, typed: null, problem: null })
}

export default function Webhooks() {
  const { webhooks, connectors } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(deliveryMessages)
  const t = words.webhooks
  const problem = answer?.problem ?? null
  const errorOf = (...of: DeliveryProblem[]) => (problem && of.includes(problem) ? words.problems[problem] : undefined)
  const urlError = errorOf('url', 'address_refused', 'too_many')
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      {answer?.secret && (
        <Alert tone="success" title={t.created}>
          <p>{t.secretOnce}</p>
          <CopyButton value={answer.secret} label={t.secret} field />
        </Alert>
      )}
      <Section title={t.title} description={t.text}>
        {webhooks.length === 0 && <p>{t.none}</p>}
        <Targets
          targets={webhooks.map(({ id, url, status }) => ({ to: `/admin/webhooks/${id}`, name: url, status }))}
        />
        <Form method="post" className="form" noValidate key={answer?.secret ?? 'form'}>
          <TextField
            label={t.url}
            hint={t.urlHint}
            id="webhook-url"
            name="url"
            type="url"
            defaultValue={answer?.typed?.url ?? ''}
            placeholder="https://"
            errors={urlError ? [urlError] : []}
            required
          />
          <EventsField chosen={answer?.typed?.events ?? [...WEBHOOK_EVENTS]} error={errorOf('events')} />
          <SubmitButton variant="primary">{t.add}</SubmitButton>
        </Form>
      </Section>
      <Section id="crm" title={words.connectors.title} description={words.connectors.text}>
        {connectors.length === 0 && <p>{words.connectors.none}</p>}
        <Targets
          targets={connectors.map(({ id, name, status }) => ({ to: `/admin/webhooks/connectors/${id}`, name, status }))}
        />
        <div className="actions">
          {CONNECTOR_PRESETS.map((preset) => (
            <ButtonLink key={preset} icon="plus" to={`/admin/webhooks/connectors/new?preset=${preset}`}>
              {words.connectors.presets[preset]}
            </ButtonLink>
          ))}
        </div>
      </Section>
    </>
  )
}

function Targets({
  targets,
}: {
  targets: { to: string; name: string; status: Parameters<typeof TargetState>[0]['status'] }[]
}) {
  if (targets.length === 0) return null
  return (
    <ul className="plain-list admin-stack">
      {targets.map(({ to, name, status }) => (
        <li key={to} className="list-head">
          <Link to={to}>{name}</Link>
          <TargetState status={status} />
        </li>
      ))}
    </ul>
  )
}
