import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { DeliveryLog } from '~/integrations/deliveries/components/delivery-log'
import { EventsField } from '~/integrations/deliveries/components/events-field'
import { TargetState } from '~/integrations/deliveries/components/target-state'
import { addressForOwner } from '~/integrations/deliveries/delivery'
import { readLogPage } from '~/integrations/deliveries/delivery-log-page.server'
import { deliveryMessages } from '~/integrations/deliveries/messages'
import {
  changeEvents,
  readWebhook,
  rotateSecret,
  sendTestEvent,
  switchWebhook,
} from '~/integrations/webhooks/save-webhook.server'
import { NewWebhookSchema, WEBHOOK_EVENTS } from '~/integrations/webhooks/webhook'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(
  deliveryMessages,
  (_t, data: SerializeFrom<typeof loader>) => new URL(data.webhook.url).host,
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const webhook = await readWebhook(context, host.id, params.id ?? '', context.now)
  if (!webhook) throw notFound()
  const log = await readLogPage(
    context.db,
    host.id,
    { webhookId: webhook.id },
    new URL(request.url).searchParams.get('after'),
  )
  return { webhook: { ...webhook, url: addressForOwner(webhook.url) }, log, timeZone: host.timeZone }
}

/** `intent` says which of the page's buttons was pressed. */
export async function action({ request: sent, params, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'rotate_secret', {
    when: (form) => form.get('intent') === 'rotate',
  })
  const form = await readFormData(request, { once: ['intent'], repeated: { events: WEBHOOK_EVENTS.length } })
  const { db, keyring, now, outbox } = context
  const place = { hostId: host.id, id: params.id ?? '' }
  const answer = (said: 'test' | 'secret' | 'events' | null, secret: string | null = null, status = 200) =>
    data({ said, secret }, { status })
  const known = (found: unknown) => {
    if (!found) throw notFound()
  }
  switch (form.get('intent')) {
    case 'test':
      known(await sendTestEvent({ db }, place, now))
      outbox.wake()
      return answer('test')
    case 'rotate': {
      const secret = await rotateSecret({ db, keyring }, place, now)
      known(secret)
      return answer('secret', secret)
    }
    case 'on':
    case 'off':
      known(await switchWebhook(db, { ...place, on: form.get('intent') === 'on' }, now))
      outbox.wake()
      return redirect(`/admin/webhooks/${place.id}`)
    default: {
      const events = NewWebhookSchema.shape.events.safeParse(form.getAll('events').map(String))
      if (!events.success) return answer('events', null, 400)
      known(await changeEvents(db, place, events.data, now))
      return redirect(`/admin/webhooks/${place.id}`)
    }
  }
}

export default function WebhookPage() {
  const { webhook, log, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages(deliveryMessages)
  const reader = useReader()
  const t = words.webhooks
  const off = webhook.status === 'disabled'
  return (
    <>
      <PageHeader
        title={new URL(webhook.url).host}
        description={webhook.url}
        back={{ to: '/admin/webhooks', label: words.back }}
        actions={<TargetState status={webhook.status} />}
      />
      {answer?.said === 'test' && <Alert tone="success">{t.testSent}</Alert>}
      {answer?.secret && (
        <Alert tone="success" title={t.rotated}>
          <CopyButton value={answer.secret} label={t.secret} field />
        </Alert>
      )}
      {off && webhook.disabledReason && <Alert tone="warning">{words.offBecause[webhook.disabledReason]}</Alert>}
      {webhook.oldSecretUntil !== null && (
        <p>{t.oldSigns(formatShortDate(reader, webhook.oldSecretUntil, timeZone))}</p>
      )}
      <Form method="post" className="actions">
        <SubmitButton name="intent" value="test">
          {t.test}
        </SubmitButton>
        <SubmitButton name="intent" value="rotate">
          {t.rotate}
        </SubmitButton>
        <SubmitButton name="intent" value={off ? 'on' : 'off'}>
          {off ? words.on : words.off}
        </SubmitButton>
        <ButtonLink variant="quiet" to={`/admin/webhooks/${webhook.id}/deletion`}>
          {t.remove}
        </ButtonLink>
      </Form>
      <Form method="post" className="form">
        <EventsField chosen={webhook.events} error={answer?.said === 'events' ? words.problems.events : undefined} />
        <SubmitButton name="intent" value="events">
          {t.saveEvents}
        </SubmitButton>
      </Form>
      <DeliveryLog page={log} timeZone={timeZone} />
    </>
  )
}
