import { Form, Link } from '@remix-run/react'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { type Column, DataTable } from '~/ui/data-table'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { Delivery } from '../find-deliveries.server'
import { deliveryMessages } from '../messages'

const TONES: Record<Delivery['state'], BadgeTone> = { queued: 'warning', delivered: 'success', failed: 'danger' }

/** What was sent to one webhook or CRM, newest first. @param timeZone the host's */
export function DeliveryLog({ deliveries, timeZone }: { deliveries: Delivery[]; timeZone: string }) {
  const t = useMessages(deliveryMessages).log
  const reader = useReader()
  const when = ({ createdAt }: Delivery) =>
    `${formatShortDate(reader.locale, createdAt, timeZone)}, ${formatTime(reader, createdAt, timeZone)}`
  const columns: Column<Delivery>[] = [
    { id: 'event', label: t.columns.event, rowHeader: true, cell: (delivery) => <EventName delivery={delivery} /> },
    { id: 'when', label: t.columns.when, cell: when },
    {
      id: 'state',
      label: t.columns.state,
      cell: ({ state }) => <StatusBadge tone={TONES[state]}>{t.state[state]}</StatusBadge>,
    },
    {
      id: 'answer',
      label: t.columns.answer,
      cell: ({ attempts, status, problem }) =>
        attempts === 0 ? '' : `${status ?? problem ?? t.noAnswer} · ${t.tries(attempts)}`,
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
    <Section title={t.title}>
      {deliveries.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable caption={t.title} columns={columns} rows={deliveries} rowKey={({ id }) => id} />
      )}
    </Section>
  )
}

function EventName({ delivery: { event, bookingId } }: { delivery: Delivery }) {
  return bookingId === null ? event : <Link to={`/admin/bookings/${bookingId}`}>{event}</Link>
}
