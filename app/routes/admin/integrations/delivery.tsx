import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { AttemptCard, AttemptTime } from '~/integrations/deliveries/components/attempt-card'
import { DeliveryState } from '~/integrations/deliveries/components/delivery-state'
import { readDelivery } from '~/integrations/deliveries/find-deliveries.server'
import { deliveryLogMessages } from '~/integrations/deliveries/messages'
import { resendDelivery } from '~/integrations/deliveries/send-again.server'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(deliveryLogMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.delivery.title(data.delivery.event, data.delivery.target),
)

/** One message with every attempt to deliver it. @throws the same 404 for another host's message and a missing one (S1) */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const delivery = await readDelivery(context.db, host.id, params.id ?? '')
  if (!delivery) throw notFound()
  return { delivery, timeZone: host.timeZone }
}

/** Sends it once more. If the receiver is switched off, its page says so. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  const place = { hostId: host.id, id: params.id ?? '' }
  const result = await resendDelivery(context.db, place, context.now)
  const delivery = await readDelivery(context.db, host.id, place.id)
  if (!delivery || (!result.ok && result.reason === 'not_found')) throw notFound()
  context.outbox.wake()
  return redirect(pageOfTarget(delivery))
}

function pageOfTarget({ webhookId, connectorId }: { webhookId: string | null; connectorId: string | null }): string {
  return webhookId === null ? `/admin/webhooks/connectors/${connectorId}` : `/admin/webhooks/${webhookId}`
}

export default function DeliveryPage() {
  const { delivery, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(deliveryLogMessages)
  const { event, target, state, bookingId, nextAttemptAt, attempts } = delivery
  return (
    <>
      <PageHeader
        title={t.delivery.title(event, target)}
        back={{ to: pageOfTarget(delivery), label: target }}
        description={<DeliveryState state={state} />}
        actions={
          <Form method="post">
            <SubmitButton>{t.again}</SubmitButton>
          </Form>
        }
      />
      <dl className="facts">
        <div className="fact">
          <dt>{t.delivery.id}</dt>
          <dd>
            <code>{delivery.id}</code>
          </dd>
        </div>
        {nextAttemptAt !== null && (
          <div className="fact">
            <dt>{t.delivery.next}</dt>
            <dd>
              <AttemptTime at={nextAttemptAt} timeZone={timeZone} />
            </dd>
          </div>
        )}
      </dl>
      {bookingId !== null && (
        <p>
          <Link to={`/admin/bookings/${bookingId}`}>{t.delivery.booking}</Link>
        </p>
      )}
      <Section title={t.delivery.attempts} description={attempts.length > 0 ? t.delivery.excerpt : undefined}>
        {attempts.length === 0 && <p>{t.delivery.noneYet}</p>}
        {attempts
          .map((attempt, index) => (
            <AttemptCard key={attempt.id} attempt={attempt} number={index + 1} timeZone={timeZone} />
          ))
          .reverse()}
      </Section>
    </>
  )
}
