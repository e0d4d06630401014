import { Form, Link } from '@remix-run/react'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { LogSteps } from '~/ui/log-steps'
import type { LogPage } from '../delivery-log-page.server'
import { describeAttempt } from '../describe-attempt'
import type { Delivery } from '../find-deliveries.server'
import { deliveryLogMessages } from '../messages'
import { DeliveryState } from './delivery-state'

/** A page of what was sent to one webhook or CRM, newest first. @param timeZone the host's */
export function DeliveryLog({ page: { deliveries, older }, timeZone }: { page: LogPage; timeZone: string }) {
  const t = useMessages(deliveryLogMessages)
  const reader = useReader()
  const when = ({ createdAt }: Delivery) =>
    `${formatShortDate(reader, createdAt, timeZone)}, ${formatTime(reader, createdAt, timeZone)}`
  const columns: Column<Delivery>[] = [
    {
      id: 'event',
      label: t.columns.event,
      rowHeader: true,
      cell: ({ id, event }) => <Link to={`/admin/webhooks/deliveries/${id}`}>{event}</Link>,
    },
    { id: 'when', label: t.columns.when, cell: when },
    { id: 'state', label: t.columns.state, cell: ({ state }) => <DeliveryState state={state} /> },
    {
      id: 'answer',
      label: t.columns.answer,
      cell: (delivery) =>
        delivery.attempts === 0 ? '' : `${describeAttempt(t, delivery)} · ${t.tries(delivery.attempts)}`,
    },
    {
      id: 'actions',
      label: t.columns.actions,
      actions: true,
      cell: (delivery) => (
        <Form method="post" action={`/admin/webhooks/deliveries/${delivery.id}`}>
          <SubmitButton size="small" aria-label={t.againNamed(delivery.event, when(delivery))}>
            {t.again}
          </SubmitButton>
        </Form>
      ),
    },
  ]
  return (
    <section className="admin-stack" aria-labelledby="log">
      <h2 id="log">{t.title}</h2>
      {deliveries.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable caption={t.title} columns={columns} rows={deliveries} rowKey={({ id }) => id} />
      )}
      <LogSteps older={older} />
    </section>
  )
}
